/**
 * Zone letters by region, as far as they are not a, b and c. A letter names a different building in each
 * account, and an account may see fewer: what is checked here is that no account has more.
 * Source: AWS Regions and Availability Zones.
 */
const ZONES: Readonly<Record<string, string>> = {
  "us-east-1": "abcdef",
  "us-west-1": "abc",
  "us-west-2": "abcd",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "ca-central-1": "abd",
};

/** The zone letters that a region can have. */
export function zonesOf(region: string): readonly string[] {
  return [...(ZONES[region] ?? "abc")];
}
