import { describe, expect, it } from "vitest";
import { cliConfiguration } from "./cli-configuration";

describe("the CLI configuration", () => {
  it("takes providers from a mirror alone", () => {
    expect(cliConfiguration({ mirror: "/opt/mirror" })).toBe(
      'provider_installation {\n  filesystem_mirror {\n    path = "/opt/mirror"\n  }\n}\n',
    );
  });

  it("takes providers from folders first, in Terraform's order", () => {
    const overrides = { "registry.terraform.io/hashicorp/aws": "/opt/aws" };

    expect(cliConfiguration({ overrides })).toBe(
      'provider_installation {\n  dev_overrides {\n    "registry.terraform.io/hashicorp/aws" = "/opt/aws"\n  }\n  direct {}\n}\n',
    );
  });
});
