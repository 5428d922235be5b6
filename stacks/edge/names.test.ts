import { describe, expect, it } from "vitest";
import { edge } from "./index";
import { type EdgeInput, shopContext } from "./shop.fixture";

function claims(input: EdgeInput): readonly string[] {
  return (edge.names?.(shopContext(input)) ?? []).map(
    ({ scope, region, kind, name, path }) => `${region ?? scope} ${kind} ${name} ${path.join(".")}`,
  );
}

const GLOBAL = ["us-east-1 KMS alias shop-edge ", "us-east-1 SNS topic shop-edge-alarms "];

const SITE = { origin: { bucket: "assets" }, certificate: "site" };

describe("the names that the edge layer claims", () => {
  it("are its zone and its aliases in the world, its entries in the account, and what it has in us-east-1", () => {
    expect(
      claims({
        domain: "example.com",
        zone: { queryLog: {} },
        webAcls: { site: { logs: {} }, quiet: {} },
        distributions: { site: { ...SITE, aliases: ["{zone}", "www.{zone}", "example.org"] } },
      }),
    ).toEqual([
      ...GLOBAL,
      "world hosted zone shop.example.com zone.name",
      "us-east-1 log group /aws/route53/shop.example.com ",
      "account CloudFront web ACL shop-site webAcls.site",
      "us-east-1 log group aws-waf-logs-shop-site webAcls.site",
      "account CloudFront web ACL shop-quiet webAcls.quiet",
      "account CloudFront distribution shop-site distributions.site",
      "world CloudFront alias shop.example.com distributions.site.aliases.0",
      "world CloudFront alias www.shop.example.com distributions.site.aliases.1",
      "world CloudFront alias example.org distributions.site.aliases.2",
    ]);
  });

  it("are its load balancers and target groups in the region, the latter with the port that they cannot change", () => {
    const group = { port: 80, healthCheck: { protocol: "TCP" } } as const;
    const balancer = { scheme: "internal", tier: "private" } as const;

    expect(
      claims({
        zone: { mode: "existing", name: "example.com" },
        loadBalancers: { gateway: balancer, mail: { ...balancer, name: "shop-mx" } },
        targetGroups: { http: group, smtp: { ...group, name: "shop-mx" } },
      }),
    ).toEqual([
      ...GLOBAL,
      "region target group shop-http-80 targetGroups.http.name",
      "region target group shop-mx targetGroups.smtp.name",
      "region load balancer shop-gateway loadBalancers.gateway.name",
      "region security group shop-gateway-load-balancer loadBalancers.gateway",
      "region load balancer shop-mx loadBalancers.mail.name",
      "region security group shop-mail-load-balancer loadBalancers.mail",
    ]);
  });

  it("have a log group of the zone only where its queries are logged", () => {
    expect(claims({ domain: "example.com" })).toEqual([
      ...GLOBAL,
      "world hosted zone shop.example.com zone.name",
    ]);
  });

  it("leave out a zone that others may share", () => {
    expect(claims({ zone: { mode: "existing", name: "example.com" } })).toEqual(GLOBAL);
  });

  it("leave out domain names while the zone has none", () => {
    expect(claims({ distributions: { site: SITE } })).toEqual([
      ...GLOBAL,
      "account CloudFront distribution shop-site distributions.site",
    ]);
  });
});
