import { Prefix } from "@strata/cidr";
import { claim, synth } from "@strata/synth-test";
import { describe, expect, it } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

claim("AOS-OVR-01", PRODUCTION, (template) => {
  expect(template.resources("aws_vpc").map(({ layer }) => layer)).toEqual(["network"]);
  expect(template.count("aws_default_vpc")).toBe(0);
});

claim("AOS-VPC-01", PRODUCTION, (template) => {
  expect(template.resources("aws_vpc").map((vpc) => vpc.get("cidr_block"))).toEqual(["10.231.0.0/16"]);
});

claim(
  "AOS-VPC-02",
  [PRODUCTION, { path: PRODUCTION, settings: { network: { cidr: "10.77.0.0/16" } } }],
  (asWritten, moved) => {
    expect(moved.resource("aws_vpc").get("cidr_block")).toBe("10.77.0.0/16");
    const subnets = (template: typeof moved) =>
      template.resources("aws_subnet", "network").map((subnet) => String(subnet.get("cidr_block")));

    expect(subnets(moved)).toEqual(subnets(asWritten).map((cidr) => cidr.replace(/^10\.231\./, "10.77.")));
    const vpc = Prefix.parse("10.77.0.0/16");
    const inside = subnets(moved).filter((cidr) => vpc.contains(Prefix.parse(cidr)));
    expect(inside).toHaveLength(16);
  },
);

describe("a VPC CIDR that does not do: AOS-VPC-02", () => {
  it.each([
    { fault: "no CIDR", cidr: "10.231.0.0", message: 'expected a CIDR block such as "10.0.0.0/16"' },
    { fault: "host bits", cidr: "10.231.7.0/16", message: 'did you mean "10.231.0.0/16"?' },
    { fault: "larger than AWS takes", cidr: "10.0.0.0/8", message: "expected an IPv4 range of /16 to /28" },
    { fault: "too small for the tiers", cidr: "10.231.0.0/18", message: "expected an offset below 0.0.64.0" },
  ])("is refused: $fault", { timeout: 60_000 }, async ({ cidr, message }) => {
    await expect(synth(PRODUCTION, { network: { cidr } })).rejects.toThrow(message);
  });
});
