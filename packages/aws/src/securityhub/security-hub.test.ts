import { expect, it } from "vitest";
import { place, synthesized } from "../synthesized.fixture";
import { SecurityHub } from "./security-hub";

it("a hub has the standards that it is given, and no others", () => {
  const { at, addresses } = synthesized(
    (scope) =>
      new SecurityHub(scope, "hub", { place, standards: ["nist-800-53/v/5.0.0"], newControls: false }),
  );

  expect(addresses).toEqual([
    "aws_securityhub_account.hub",
    "aws_securityhub_standards_subscription.hub_nist-800-53-v-5-0-0",
  ]);
  expect(at("aws_securityhub_account.hub")).toEqual({
    enable_default_standards: false,
    auto_enable_controls: false,
    control_finding_generator: "SECURITY_CONTROL",
  });
  expect(at("aws_securityhub_standards_subscription.hub_nist-800-53-v-5-0-0")).toEqual({
    standards_arn: "arn:aws:securityhub:eu-west-1::standards/nist-800-53/v/5.0.0",
    depends_on: ["aws_securityhub_account.hub"],
  });
});
