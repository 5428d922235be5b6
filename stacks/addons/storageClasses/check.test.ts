import { expect, it } from "vitest";
import { faults, shop } from "../shop.fixture";

it("has one default storage class at most", () => {
  const { fast, shared } = shop.storageClasses;
  expect(faults({ storageClasses: { fast, shared: { ...shared, default: "class" } } })).toEqual([
    "storageClasses.shared.default: expected one default class, which is fast, got class",
  ]);
});

it.each([
  {
    fault: "a parameter that the driver does not have",
    shared: { provisioner: "ebs.csi.aws.com", parameters: { kmsKeyID: "alias/shop" } },
    message:
      'parameters.kmsKeyID: expected a parameter of ebs.csi.aws.com, got "kmsKeyID"; did you mean "kmsKeyId"?',
  },
  {
    fault: "a value that the driver does not take",
    shared: { provisioner: "ebs.csi.aws.com", parameters: { type: "gp4" } },
    message:
      'parameters.type: expected what ebs.csi.aws.com takes for type: ^(gp2|gp3|io1|io2|sc1|st1|standard)$, got "gp4"',
  },
  {
    fault: "no file system",
    shared: { provisioner: "efs.csi.aws.com", parameters: { provisioningMode: "efs-ap" } },
    message: "parameters: expected fileSystemId, without which no volume is made, got none",
  },
])("refuses $fault", ({ shared, message }) => {
  expect(faults({ storageClasses: { shared } })).toEqual([`storageClasses.shared.${message}`]);
});
