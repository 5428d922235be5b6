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

  it("are its load balancers and target groups in the region, the latter with the port that they cannot change", () => {
    const group = { port: 80, healthCheck: { protocol: "TCP" } };

    expect(
      claims({
        domain: "example.com",
        loadBalancers: {
          gateway: { scheme: "internal", tier: "private" },
          mail: { scheme: "internal", tier: "private", name: "shop-mx" },
        },
        targetGroups: { http: group, smtp: { ...group, name: "shop-mx" } },
      }).slice(1),
    ).toEqual([
      "region load balancer shop-gateway loadBalancers.gateway.name",
      "region load balancer shop-mx loadBalancers.mail.name",
      "region target group shop-http-80 targetGroups.http.name",
      "region target group shop-mx targetGroups.smtp.name",
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
