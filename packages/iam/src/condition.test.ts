import { describe, expect, it } from "vitest";
import { conditionsHold, type RequestContext } from "./condition";

const KEY = "aws:Thing";

/** What one condition comes to, for a request that has this under the key. */
const held = (
  operator: string,
  written: string | readonly string[],
  asked: RequestContext[string] | undefined,
) =>
  conditionsHold(
    { [operator]: { [KEY]: typeof written === "string" ? [written] : written } },
    asked === undefined ? {} : { "aws:thing": asked },
  ).is;

describe("conditions", () => {
  it.each([
    ["StringEquals", "a", "a", "yes"],
    ["StringEquals", ["a", "b"], "b", "yes"],
    ["StringEquals", "a*", "ab", "no"],
    ["StringEquals", "a", "A", "no"],
    ["StringEqualsIgnoreCase", "a", "A", "yes"],
    ["StringNotEquals", ["a", "b"], "b", "no"],
    ["StringNotEquals", ["a", "b"], "c", "yes"],
    ["StringLike", "a*", "ab", "yes"],
    ["StringNotLike", ["a*", "b*"], "bc", "no"],
    ["stringlike", "a?", "ab", "yes"],
    ["NumericLessThan", "10", "9", "yes"],
    ["NumericLessThanEquals", "10", "11", "no"],
    ["NumericGreaterThanEquals", "1.2", "1.2", "yes"],
    ["NumericNotEquals", "5", "5", "no"],
    ["NumericEquals", "5", "${var.five}", "unknown"],
    ["DateGreaterThan", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "yes"],
    ["DateLessThan", "2026-01-01T00:00:00Z", "1767225601", "no"],
    ["Bool", "false", "False", "yes"],
    ["Bool", "true", "false", "no"],
    ["IpAddress", ["10.0.0.0/8", "192.0.2.1"], "192.0.2.1", "yes"],
    ["IpAddress", "10.0.0.0/8", "11.0.0.1", "no"],
    ["IpAddress", "2001:db8::/32", "2001:db8::1", "yes"],
    ["IpAddress", "10.0.0.0/8", "2001:db8::1", "no"],
    ["NotIpAddress", "10.0.0.0/8", "11.0.0.1", "yes"],
    ["ArnLike", "arn:aws:sns:*:1:shop-*", "arn:aws:sns:eu-west-1:1:shop-a", "yes"],
    ["ArnEquals", "arn:aws:sns:*:1:shop-*", "arn:aws:sns:eu-west-1:1:shop-a", "yes"],
    // An asterisk ends at a colon.
    ["ArnLike", "arn:aws:*:shop", "arn:aws:sns:eu-west-1:1:shop", "no"],
    ["ArnLike", "arn:aws:s3:::*", "arn:aws:s3:eu-west-1::shop", "no"],
    ["ArnNotLike", "arn:aws:sns:*:1:*", "arn:aws:sns:eu-west-1:2:a", "yes"],
    ["ArnEquals", "${aws_cloudfront_distribution.a.arn}", "${aws_cloudfront_distribution.b.arn}", "no"],
    ["ArnLike", "${aws_cloudfront_distribution.a.arn}", "arn:aws:cloudfront::1:distribution/E1", "unknown"],
    ["ArnLike", "arn:aws:eks:eu-west-1:1:cluster/${var.name}", "arn:aws:eks:eu-west-1:2:cluster/a", "no"],
    ["StringNearly", "a", "a", "unknown"],
  ] as const)("%s %s of %s: %s", (operator, written, asked, is) => {
    expect(held(operator, written, asked)).toBe(is);
  });

  it.each([
    ["StringEquals", "no"],
    ["StringNotEquals", "yes"],
    ["ArnNotLike", "yes"],
    ["Bool", "no"],
    ["BoolIfExists", "yes"],
    ["StringEqualsIfExists", "yes"],
    ["ForAllValues:StringEquals", "yes"],
    ["ForAnyValue:StringEquals", "no"],
    ["ForAnyValue:StringNotEqualsIfExists", "no"],
  ])("%s of a request without the key: %s", (operator, is) => {
    expect(held(operator, "a", null)).toBe(is);
    expect(held(operator, "a", undefined)).toBe("unknown");
  });

  it.each([
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], "yes"],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], "no"],
    ["ForAnyValue:StringEquals", ["a", "b"], ["a", "c"], "yes"],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "d"], "no"],
    ["ForAllValues:StringNotEquals", ["a"], ["b", "a"], "no"],
    ["ForAnyValue:StringNotEquals", ["a"], ["b", "a"], "yes"],
    ["ForAllValues:StringLike", ["a*"], ["ab", "ac"], "yes"],
  ] as const)("%s %s of %s: %s", (operator, written, asked, is) => {
    expect(held(operator, written, asked)).toBe(is);
  });

  it.each([
    ["true", null, "yes"],
    ["true", "a", "no"],
    ["false", "a", "yes"],
    ["false", null, "no"],
    ["true", undefined, "unknown"],
  ] as const)("Null %s of %s: %s", (written, asked, is) => {
    expect(held("Null", written, asked)).toBe(is);
  });

  it("hold all together", () => {
    const both = { StringEquals: { "aws:a": ["1"] }, StringLike: { "aws:b": ["x*"], "aws:c": ["y"] } };

    expect(conditionsHold(both, { "aws:a": "1", "aws:b": "xy", "aws:c": "y" }).is).toBe("yes");
    expect(conditionsHold(both, { "aws:a": "1", "aws:b": "xy", "aws:c": "z" }).is).toBe("no");
    // What is known to fail decides.
    expect(conditionsHold(both, { "aws:b": "z" }).is).toBe("no");
    expect(conditionsHold(both, { "aws:b": "xy", "aws:c": "y" })).toEqual({
      is: "unknown",
      because: ["the request's aws:a"],
    });
  });

  it("fill in what the request says of itself", () => {
    const own = { StringEquals: { "aws:ResourceTag/owner": ["${aws:PrincipalTag/owner}"] } };

    expect(conditionsHold(own, { "aws:ResourceTag/owner": "a", "aws:PrincipalTag/owner": "a" }).is).toBe(
      "yes",
    );
    expect(conditionsHold(own, { "aws:ResourceTag/owner": "a", "aws:PrincipalTag/owner": null }).is).toBe(
      "no",
    );
  });
});
