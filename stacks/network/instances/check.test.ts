import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

const micro = { instanceType: "t3.micro", tier: "public", patchSchedule: "none" } as const;

describe("check of instances", () => {
  it.each<Refusal>([
    {
      fault: "an instance in an unknown tier",
      input: { instances: { jump: { ...micro, tier: "office" } } },
      messages: [
        'instances.jump.tier: expected a tier of network.tiers, got "office"; known: private, public',
      ],
    },
    {
      fault: "an instance in a zone that its tier does not have",
      input: { instances: { jump: { ...micro, zone: "c" } } },
      messages: ["instances.jump.zone: expected a zone of public: a, b, got c"],
    },
    {
      fault: "a public address that the internet does not reach",
      input: { instances: { jump: { ...micro, tier: "private", address: "elastic" } } },
      messages: ["instances.jump.address: expected none in private, whose route is nat, got elastic"],
    },
    ...(["ingress", "egress"] as const).map(
      (direction): Refusal => ({
        fault: `a CIDR with host bits in a rule for ${direction}`,
        input: {
          instances: {
            jump: {
              ...micro,
              [direction]: {
                office: {
                  description: "Office",
                  protocol: "tcp",
                  port: 443,
                  cidrs: ["10.0.0.0/8", "198.51.100.7/24"],
                },
              },
            },
          },
        },
        messages: [
          `instances.jump.${direction}.office.cidrs.1: expected an IPv4 CIDR, got "198.51.100.7/24": host bits are set, did you mean "198.51.100.0/24"?`,
        ],
      }),
    ),
    {
      fault: "a type whose processor the image does not fit",
      input: { instances: { jump: { ...micro, instanceType: "t4g.micro" } } },
      messages: [
        "instances.jump.instanceType: expected an instance type of architecture x86_64, as image al2023 is, got t4g.micro, which is arm64",
      ],
    },
    {
      fault: "one rule under two names",
      input: {
        instances: {
          jump: {
            ...micro,
            ingress: {
              office: {
                description: "Office",
                protocol: "tcp",
                port: 443,
                cidrs: ["10.0.0.0/8", "192.0.2.0/24"],
              },
              vpn: { description: "VPN", protocol: "tcp", port: 443, cidrs: ["10.0.0.0/8"] },
            },
          },
        },
      },
      messages: [
        "instances.jump.ingress.vpn: expected a rule that the security group does not have yet, got tcp 443 of 10.0.0.0/8, which ingress.office allows already; remove one of them",
      ],
    },
    {
      fault: "a schedule that no service runs",
      input: { instances: { jump: { ...micro, patchSchedule: "0 3 * * 0" } } },
      messages: [
        'instances.jump.patchSchedule: expected a schedule of Systems Manager such as "cron(0 3 ? * SUN *)" or "rate(7 days)", 30 minutes apart or more, got "0 3 * * 0"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("refuses a role name that is too long for IAM", () => {
    const jump = { instances: { "jump-host-of-the-operations-team-in-the-north": micro } };

    expect(faults(jump, { id: "shop-production-north" })).toEqual([
      'instances.jump-host-of-the-operations-team-in-the-north.role.name: expected a name of at most 64 characters for the IAM role, got "shop-production-north-jump-host-of-the-operations-team-in-the-north", which has 67; set role.name',
    ]);
  });
});

describe("check of patching", () => {
  const egress = { aws: { description: "AWS", protocol: "tcp" as const, port: 443, cidrs: ["0.0.0.0/0"] } };
  const { patchSchedule: _, ...weekly } = { ...micro, egress };
  const inPrivate = { type: "interface", tier: "private" } as const;
  const manager = { ssm: inPrivate, ssmmessages: inPrivate };

  it.each<Refusal>([
    {
      fault: "a machine without an address where no endpoint is",
      input: { instances: { jump: weekly } },
      messages: [
        "instances.jump.patchSchedule: expected none, or a way from public to what patching calls: ssm, ssmmessages, s3, got no way to ssm, ssmmessages, s3, since the instance has no public address; add endpoints.s3 with public among its tiers, and endpoints for the others",
      ],
    },
    {
      fault: "a machine whose tier has no route to S3",
      input: {
        instances: { jump: weekly },
        endpoints: { ...manager, s3: { type: "gateway", tiers: ["private"] } },
      },
      messages: [
        "instances.jump.patchSchedule: expected none, or a way from public to what patching calls: ssm, ssmmessages, s3, got no way to s3, since the instance has no public address; add endpoints.s3 with public among its tiers",
      ],
    },
    {
      fault: "endpoints that do not answer to the services' names",
      input: {
        instances: { jump: weekly },
        endpoints: {
          ssm: inPrivate,
          ssmmessages: { ...inPrivate, dns: "own" },
          s3: { type: "gateway", tiers: ["public"] },
        },
      },
      messages: [
        "instances.jump.patchSchedule: expected none, or a way from public to what patching calls: ssm, ssmmessages, s3, got no way to ssmmessages, since the instance has no public address; add endpoints.ssmmessages",
      ],
    },
    {
      fault: "a machine that calls nobody",
      input: { instances: { jump: { ...weekly, tier: "private", egress: {} } } },
      messages: [
        "instances.jump.egress: expected a rule for tcp 443, over which Systems Manager and packages are reached, or patchSchedule: none, got none",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it.each([
    { way: "NAT", input: { instances: { jump: { ...weekly, tier: "private" } } } },
    { way: "a public address", input: { instances: { jump: { ...weekly, address: "elastic" as const } } } },
    {
      way: "endpoints",
      input: {
        instances: { jump: weekly },
        endpoints: { ...manager, s3: { type: "gateway" as const, tiers: ["private", "public"] } },
      },
    },
    {
      way: "somebody else",
      input: { instances: { jump: { ...weekly, patchSchedule: "none", egress: {} } } },
    },
  ])("accepts a machine that is patched through $way", ({ input }) => {
    expect(faults(input)).toEqual([]);
  });
});
