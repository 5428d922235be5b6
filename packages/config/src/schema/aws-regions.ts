/** What we know of an AWS region before asking AWS. */
export interface AwsRegion {
  /** Letters that its availability zones bear, in order, for example `abc`. */
  readonly zones: string;
  /** How many of them one account can use, where AWS withholds some from new accounts. */
  readonly usable: number;
}

/** A region all of whose zones every account can use. */
function all(zones: string): AwsRegion {
  return { zones, usable: zones.length };
}

/**
 * Regions by name, of partition `aws`. Source: "AWS Regions" and "Availability Zones" in the AWS
 * documentation. A region that is missing here is one line to add.
 */
export const AWS_REGIONS: Readonly<Record<string, AwsRegion>> = {
  "us-east-1": all("abcdef"),
  "us-east-2": all("abc"),
  // Which two of the three letters an account has differs between accounts.
  "us-west-1": { zones: "abc", usable: 2 },
  "us-west-2": all("abcd"),
  "af-south-1": all("abc"),
  "ap-east-1": all("abc"),
  "ap-east-2": all("abc"),
  "ap-northeast-1": { zones: "abcd", usable: 3 },
  "ap-northeast-2": all("abcd"),
  "ap-northeast-3": all("abc"),
  "ap-south-1": all("abc"),
  "ap-south-2": all("abc"),
  "ap-southeast-1": all("abc"),
  "ap-southeast-2": all("abc"),
  "ap-southeast-3": all("abc"),
  "ap-southeast-4": all("abc"),
  "ap-southeast-5": all("abc"),
  "ap-southeast-6": all("abc"),
  "ap-southeast-7": all("abc"),
  // Montreal has no zone c.
  "ca-central-1": all("abd"),
  "ca-west-1": all("abc"),
  "eu-central-1": all("abc"),
  "eu-central-2": all("abc"),
  "eu-north-1": all("abc"),
  "eu-south-1": all("abc"),
  "eu-south-2": all("abc"),
  "eu-west-1": all("abc"),
  "eu-west-2": all("abc"),
  "eu-west-3": all("abc"),
  "il-central-1": all("abc"),
  "me-central-1": all("abc"),
  "me-south-1": all("abc"),
  "mx-central-1": all("abc"),
  "sa-east-1": all("abc"),
};

/** Names of all known regions. */
export const AWS_REGION_NAMES: readonly string[] = Object.keys(AWS_REGIONS);
