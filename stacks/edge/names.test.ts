import type { CheckContext, Environment } from "@strata/config";
import { describe, expect, it } from "vitest";
import { edgeNames } from "./names";
import { edgeSettings } from "./settings";

function claims(settings: unknown, region = "eu-west-1"): readonly string[] {
  const environment = { id: "shop", region } as Environment;
  const context: CheckContext = { environment, settings: () => edgeSettings.parse(settings) };
  return edgeNames(context).map(
    ({ scope, kind, name, path }) => `${scope} ${kind} ${name} ${path.join(".")}`,
  );
}

const SITE = { origin: { bucket: "assets" }, certificate: "site" };

describe("the names that the edge layer claims", () => {
  it("are its zone and its aliases in the world, and its entries in the account", () => {
    expect(
      claims({
        domain: "example.com",
        webAcls: { site: {} },
        distributions: { site: { ...SITE, aliases: ["{zone}", "www.{zone}"] } },
      }),
    ).toEqual([
      "world hosted zone shop.example.com zone.name",
      "world CloudFront alias shop.example.com distributions.site.aliases.0",
      "world CloudFront alias www.shop.example.com distributions.site.aliases.1",
      "account CloudFront distribution shop-site distributions.site",
      "account CloudFront web ACL shop-site webAcls.site",
    ]);
  });

  it("leave out a zone that others may share", () => {
    expect(claims({ zone: { mode: "existing", name: "example.com" } })).toEqual([]);
  });

  it("have the key among them where other layers have keys beside it", () => {
    expect(claims({ domain: "example.com" }, "us-east-1")).toEqual([
      "world hosted zone shop.example.com zone.name",
      "region KMS alias shop-edge ",
    ]);
  });

  it("are none while the zone has no name", () => {
    expect(claims({ distributions: { site: SITE } })).toEqual([]);
  });
});
