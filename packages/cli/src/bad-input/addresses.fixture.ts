import { environmentYaml, type Files } from "../shop.fixture";
import { type Fault, LEAF, leaf } from "./fault.fixture";

/** An environment whose network is this instead, in flow style on line 4. */
function leafWithNetwork(id: string, network: string): Files {
  return { [LEAF]: environmentYaml(id).replace("{ cidr: 10.20.0.0/16 }", network) };
}

/** Addresses that cannot be. */
export const ADDRESS_FAULTS: readonly Fault[] = [
  {
    fault: "a subnet outside the vpc",
    files: leafWithNetwork(
      "outside",
      "{ cidr: 10.20.0.0/16, tiers: { public: { at: { a: 10.20.1.0, b: 10.21.2.0, c: 10.20.3.0 } } } }",
    ),
    lines: [
      'environment.yaml:4:74: network.tiers.public.at.b: expected an address in 10.20.0.0/16 (zone b), got "10.21.2.0"',
    ],
  },
  {
    fault: "overlapping subnets",
    files: leafWithNetwork("overlap", "{ cidr: 10.20.0.0/16, tiers: { public: { at: 0.0.17.0 } } }"),
    lines: [
      "environment.yaml:4:55: network.tiers.public.at.a: expected a range clear of subnet private-a (10.20.16.0/20) (zone a), got 10.20.17.0/24",
      "environment.yaml:4:55: network.tiers.public.at.b: expected a range clear of subnet private-a (10.20.16.0/20) (zone b), got 10.20.18.0/24",
      "environment.yaml:4:55: network.tiers.public.at.c: expected a range clear of subnet private-a (10.20.16.0/20) (zone c), got 10.20.19.0/24",
    ],
  },
  {
    fault: "a subnet in a reserved range",
    files: leafWithNetwork(
      "reserved",
      "{ cidr: 10.20.0.0/16, tiers: { public: { at: 0.0.2.0 } }, reserved: { peers: { range: 0.0.2.0/24, reason: peers } } }",
    ),
    lines: [
      'environment.yaml:4:55: network.tiers.public.at.a: expected a range clear of the range reserved for "peers" (10.20.2.0/24) (zone a), got 10.20.2.0/24',
    ],
  },
  {
    fault: "a subnet too small for aws",
    files: leafWithNetwork("too-small", "{ cidr: 10.20.0.0/16, tiers: { public: { bits: 29 } } }"),
    lines: [
      "environment.yaml:4:57: network.tiers.public.bits: expected a number of at most 28, got the number 29",
    ],
  },
  {
    fault: "a vpc that is full",
    files: leafWithNetwork("full", "{ cidr: 10.20.0.0/16, tiers: { private: { bits: 17, at: null } } }"),
    lines: [
      "environment.yaml:4:58: network.tiers.private.bits: expected a free /17 in 10.20.0.0/16 (zone b), got 10.20.64.0/18 as the largest free range; use smaller subnets, fewer zones or a larger VPC",
      "environment.yaml:4:58: network.tiers.private.bits: expected a free /17 in 10.20.0.0/16 (zone c), got 10.20.64.0/18 as the largest free range; use smaller subnets, fewer zones or a larger VPC",
    ],
  },
  {
    fault: "host bits in the vpc",
    files: leafWithNetwork("host-bits", "{ cidr: 10.20.1.0/16 }"),
    lines: [
      'environment.yaml:4:18: network.cidr: expected an IPv4 CIDR, got "10.20.1.0/16": host bits are set, did you mean "10.20.0.0/16"?',
    ],
  },
  {
    fault: "more zones than the region has",
    files: leafWithNetwork("zones", "{ cidr: 10.20.0.0/16, zones: [a, b, c, d] }"),
    lines: ["environment.yaml:4:32: network.zones: expected zones of eu-west-1: a, b, c, got d"],
  },
  {
    fault: "services inside the vpc",
    files: leaf("services", "cluster: { serviceCidr: 10.20.240.0/20 }"),
    lines: [
      "environment.yaml:5:25: cluster.serviceCidr: expected a range that does not overlap the VPC 10.20.0.0/16, got 10.20.240.0/20; pods and load balancers have addresses of the VPC; this range is for ClusterIP services only, such as 172.20.0.0/16",
    ],
  },
];
