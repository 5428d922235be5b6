import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./folder.fixture";
import { missingProviders } from "./provider-mirror";

describe("a mirror of providers", () => {
  it("tells which providers of a unit it does not hold", () => {
    const mirror = temporaryFolder();
    mkdirSync(join(mirror, "registry.terraform.io/hashicorp/aws/5.100.0"), { recursive: true });
    mkdirSync(join(mirror, "registry.terraform.io/other/tool/1.0.0"), { recursive: true });
    const required = {
      aws: { source: "aws", version: "~> 5.0" },
      tool: { source: "other/tool" },
      helm: { source: "hashicorp/helm" },
      kubernetes: { source: "kubernetes" },
    };

    expect(missingProviders(mirror, required)).toEqual(["helm", "kubernetes"]);
  });
});
