import { contract, entries, number, string, strings } from "@strata/contract";

/** What the edge layer promises to later layers. */
export const edge = contract("edge", {
  zone_id: string("Id of the public hosted zone", "Z0A1B2C3D4E5F6G7H8I9"),
  zone_name: string("Domain of the hosted zone", "shop.example.com"),
  name_servers: strings("Name servers that the parent domain delegates to", [
    "ns-1.awsdns-01.org",
    "ns-2.awsdns-02.com",
  ]),
  distributions: entries("CloudFront distributions", "distributions", {
    id: string("Distribution id", "E0A1B2C3D4E5F6"),
    arn: string("ARN of the distribution", "arn:aws:cloudfront::111122223333:distribution/E0A1B2C3D4E5F6"),
    domain_name: string("CloudFront's own domain name", "d111111abcdef8.cloudfront.net"),
  }),
  certificates: entries("Validated ACM certificates", "certificates", {
    arn: string(
      "ARN of the certificate",
      "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
  }),
  load_balancers: entries("Load balancers", "loadBalancers", {
    arn: string(
      "ARN of the load balancer",
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shop-production-gateway/0a1b2c3d4e5f6071",
    ),
    dns_name: string(
      "Its own domain name",
      "shop-production-gateway-0a1b2c3d4e5f6071.elb.eu-west-1.amazonaws.com",
    ),
    zone_id: string("Zone of that domain name, for alias records", "Z2IFOLAFXWLO4F"),
    security_group_id: string(
      "The load balancer's own security group, which targets let in",
      "sg-0a1b2c3d4e5f60718",
    ),
  }),
  target_groups: entries("Target groups of load balancers", "targetGroups", {
    arn: string(
      "ARN of the target group",
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop-production-https-80/0a1b2c3d4e5f6071",
    ),
    port: number("Port of its targets", 80),
  }),
});
