import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { ELB_NAME_LENGTH } from "@strata/kind/vocabulary";
import { loadBalancerProblems } from "./check";
import { loadBalancer } from "./settings";

/** Load balancers in the VPC, each with its listeners. */
export const loadBalancers = defineKind({
  key: "loadBalancers",
  title: "load balancer",
  description: "Load balancers in the VPC, each with its listeners",
  entry: loadBalancer,
  outputs: {
    description: "Load balancers",
    fields: {
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
    },
  },
  names: {
    name: {
      of: "load balancer",
      setting: "name",
      default: "{id}-{entry}",
      scope: "region",
      longest: ELB_NAME_LENGTH,
      fixed: {
        since: "another name is another load balancer, with other addresses, made once this one is gone",
        way: "keep it: a renamed entry says was, and name with what it is called",
        source: "Terraform aws_lb.name",
      },
    },
    // Source: EC2 `CreateSecurityGroup`, parameter `GroupName`.
    securityGroup: {
      of: "security group",
      default: "{id}-{entry}-load-balancer",
      scope: "region",
      longest: 255,
    },
  },
  check: loadBalancerProblems,
});
