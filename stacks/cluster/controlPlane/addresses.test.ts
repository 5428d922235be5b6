import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a service CIDR in the VPC",
      input: { serviceCidr: "10.0.128.0/18" },
      messages: [
        "serviceCidr: expected a range that does not overlap the VPC 10.0.0.0/16, got 10.0.128.0/18; pods and load balancers have addresses of the VPC; this range is for ClusterIP services only, such as 172.20.0.0/16",
      ],
    },
    {
      fault: "a service CIDR with too many addresses",
      input: { serviceCidr: "10.128.0.0/9" },
      messages: ["serviceCidr: expected a prefix length of 12 to 24, got 10.128.0.0/9"],
    },
    {
      fault: "a service CIDR with too few addresses",
      input: { serviceCidr: "172.20.0.0/25" },
      messages: ["serviceCidr: expected a prefix length of 12 to 24, got 172.20.0.0/25"],
    },
    {
      fault: "a public service CIDR",
      input: { serviceCidr: "100.64.0.0/16" },
      messages: [
        "serviceCidr: expected a range inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, got 100.64.0.0/16",
      ],
    },
    {
      fault: "a service CIDR with host bits",
      input: { serviceCidr: "172.20.1.0/16" },
      messages: [
        'serviceCidr: expected an IPv4 CIDR, got "172.20.1.0/16": host bits are set, did you mean "172.20.0.0/16"?',
      ],
    },
    {
      fault: "a public CIDR with host bits",
      input: { endpoint: { public: { cidrs: ["198.51.100.0/24", "203.0.113.9/24"] } } },
      messages: [
        'endpoint.public.cidrs.1: expected an IPv4 CIDR, got "203.0.113.9/24": host bits are set, did you mean "203.0.113.0/24"?',
      ],
    },
    {
      fault: "a client's CIDR with host bits",
      input: {
        endpoint: { private: { clients: { office: { description: "office", cidr: "10.9.0.1/16" } } } },
      },
      messages: [
        'endpoint.private.clients.office.cidr: expected an IPv4 CIDR, got "10.9.0.1/16": host bits are set, did you mean "10.9.0.0/16"?',
      ],
    },
    {
      fault: "private addresses that would reach the public API",
      input: { endpoint: { public: { cidrs: ["198.51.100.0/24", "10.0.0.0/8"] } } },
      messages: [
        "endpoint.public.cidrs.1: expected public addresses, since others never reach the API from the internet, got 10.0.0.0/8, which is in 10.0.0.0/8; let private addresses in with endpoint.private.clients",
      ],
    },
    {
      fault: "one client twice, once by reference",
      input: {
        endpoint: {
          private: {
            clients: {
              vpc: { description: "VPC", cidr: { $output: "network.vpcCidr" } as never },
              runners: { description: "Runners", cidr: "10.0.0.0/16" },
            },
          },
        },
      },
      messages: [
        "endpoint.private.clients.runners: expected a rule that the security group does not have yet, got tcp 443 of 10.0.0.0/16, which endpoint.private.clients.vpc allows already; remove one of them",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("leaves an address that a reference names to Terraform", () => {
    const cidr = { $output: "network.vpcCidr" } as never;
    const clients = { vpc: { description: "the VPC", cidr } };

    expect(faults({ serviceCidr: cidr, endpoint: { private: { clients } } })).toEqual([]);
  });
});
