import { expect, it } from "vitest";
import { addresses, at, faults, synth } from "../shop.fixture";

const RECORDED = { recorders: { region: {} } };

it("Security Hub has AWS's own standard, or those of its settings", () => {
  const subscribed = (securityHub: NonNullable<Parameters<typeof synth>[0]["securityHub"]>) =>
    Object.values(
      synth({ ...RECORDED, securityHub }).resource.aws_securityhub_standards_subscription ?? {},
    ).map(({ standards_arn: arn }) => String(arn).split("standards/")[1]);

  expect(subscribed({})).toEqual(["aws-foundational-security-best-practices/v/1.0.0"]);
  expect(subscribed({ standards: ["pci-dss/v/4.0.1", "nist-800-53/v/5.0.0"] })).toEqual([
    "pci-dss/v/4.0.1",
    "nist-800-53/v/5.0.0",
  ]);
});

it("Security Hub turns new controls on, unless its settings say otherwise", () => {
  const controls = (settings: object) =>
    at(synth({ ...RECORDED, securityHub: settings }), "aws_securityhub_account.security-hub")
      .auto_enable_controls;

  expect([controls({}), controls({ newControls: false })]).toEqual([true, false]);
});

it("Security Hub is absent where nothing asks for it", () => {
  expect(addresses(synth(RECORDED)).filter((address) => address.includes("securityhub"))).toEqual([]);
});

it("Security Hub needs what AWS Config records", () => {
  expect(faults({ securityHub: {} })).toEqual([
    "securityHub: expected a recorder beside it, since controls judge what AWS Config records, got none; add one such as recorders: { region: {} }",
  ]);
  expect(faults({ ...RECORDED, securityHub: {} })).toEqual([]);
});
