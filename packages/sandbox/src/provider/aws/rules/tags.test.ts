import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

describe("tags", () => {
  it.each<{ type: string; values: Fields; message: string }>([
    {
      type: "aws_vpc",
      values: {
        cidr_block: "10.0.0.0/16",
        tags: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, "v"])),
      },
      message: "TagLimitExceeded: The maximum number of tags is 50, got 51",
    },
    {
      type: "aws_vpc",
      values: { cidr_block: "10.0.0.0/16", tags: { "AWS:Name": "v" } },
      message: "InvalidParameterValue: The tag AWS:Name has a key or a value that is not valid",
    },
    {
      type: "aws_s3_bucket",
      values: { bucket: "shop", tags: { Team: "a?b" } },
      message: "InvalidTag: The tag Team",
    },
  ])("of $type are refused: $message", async ({ type, values, message }) => {
    await expect(SimulatedCloud.of(type).create(type, values)).rejects.toThrow(
      `creating ${type}: api error ${message}`,
    );
  });

  it("that differ in case only are refused by IAM alone", async () => {
    const tags = { Team: "a", team: "b" };

    await SimulatedCloud.of("aws_vpc").create("aws_vpc", { cidr_block: "10.0.0.0/16", tags });
    await expect(
      SimulatedCloud.of("aws_iam_role").create("aws_iam_role", {
        name: "shop",
        assume_role_policy: "{}",
        tags,
      }),
    ).rejects.toThrow("Tag keys are case insensitive");
  });
});
