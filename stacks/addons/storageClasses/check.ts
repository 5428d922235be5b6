import type { SettingsProblem } from "@strata/config";
import { nearest, own } from "@strata/values";
import type { StorageClassSettings } from "./settings";

/** What a driver takes under the names of parameters. Values are text. */
type Parameters = Readonly<Record<string, RegExp>>;

const ANY = /^.+$/s;
const TRUTH = /^(true|false)$/;
const NUMBER = /^\d+$/;

/**
 * Parameters by driver.
 * Source: aws-ebs-csi-driver, docs/parameters.md, and aws-efs-csi-driver, docs/README.md, "Storage Class Parameters".
 */
const PARAMETERS: Readonly<Record<string, Parameters>> = {
  "ebs.csi.aws.com": {
    type: /^(gp2|gp3|io1|io2|sc1|st1|standard)$/,
    iops: NUMBER,
    iopsPerGB: NUMBER,
    allowAutoIOPSPerGBIncrease: TRUTH,
    throughput: NUMBER,
    encrypted: TRUTH,
    kmsKeyId: ANY,
    "csi.storage.k8s.io/fstype": /^(ext2|ext3|ext4|xfs|ntfs)$/,
    blockExpress: TRUTH,
    blockSize: NUMBER,
    inodeSize: NUMBER,
    bytesPerInode: NUMBER,
    numberOfInodes: NUMBER,
    ext4BigAlloc: TRUTH,
    ext4ClusterSize: NUMBER,
  },
  "efs.csi.aws.com": {
    provisioningMode: /^efs-ap$/,
    fileSystemId: ANY,
    directoryPerms: /^[0-7]{3,4}$/,
    uid: NUMBER,
    gid: NUMBER,
    gidRangeStart: NUMBER,
    gidRangeEnd: NUMBER,
    basePath: /^\//,
    subPathPattern: ANY,
    ensureUniqueDirectory: TRUTH,
    az: ANY,
    reuseAccessPoint: TRUTH,
  },
};

/** What the driver of EFS does not provision without. Source: as above. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "efs.csi.aws.com": ["provisioningMode", "fileSystemId"],
};

/**
 * Parameters that the drivers of AWS refuse, at the first claim and not before. Tags are `tagSpecification_` and a
 * number. Paths are inside the entry.
 */
export function parameterProblems({
  provisioner,
  parameters,
}: StorageClassSettings): readonly SettingsProblem[] {
  const known = own(PARAMETERS, provisioner);
  if (known === undefined) return [];
  const given = Object.entries(parameters).flatMap(([name, value]): readonly SettingsProblem[] => {
    const path = ["parameters", name];
    const pattern = own(known, name);
    if (/^tagSpecification_\d+$/.test(name)) return [];
    if (pattern === undefined) {
      const near = nearest(name, Object.keys(known));
      const mend =
        near === undefined
          ? `known: ${Object.keys(known).join(", ")}`
          : `did you mean ${JSON.stringify(near)}?`;
      return [{ path, expected: `a parameter of ${provisioner}`, got: JSON.stringify(name), mend }];
    }
    return typeof value !== "string" || pattern.test(value)
      ? []
      : [
          {
            path,
            expected: `what ${provisioner} takes for ${name}: ${pattern.source}`,
            got: JSON.stringify(value),
          },
        ];
  });
  const missing = (own(REQUIRED, provisioner) ?? [])
    .filter((name) => own(parameters, name) === undefined)
    .map((name) => ({
      path: ["parameters"],
      expected: `${name}, without which no volume is made`,
      got: "none",
    }));
  return [...given, ...missing];
}
