import { describe, expect, it } from "vitest";
import { matches, overlap } from "./match";

const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret";

describe("matches", () => {
  it.each([
    { pattern: "*", value: "s3:GetObject", is: "yes" },
    { pattern: "s3:Get*", value: "s3:GetObject", is: "yes" },
    { pattern: "s3:*Object", value: "s3:GetObject", is: "yes" },
    { pattern: "s3:GetObjec?", value: "s3:GetObject", is: "yes" },
    { pattern: "s3:GetObject?", value: "s3:GetObject", is: "no" },
    { pattern: "s3:get*", value: "s3:GetObject", is: "no" },
    { pattern: "s3.GetObject", value: "s3:GetObject", is: "no" },
    { pattern: "a+(b)[c]^$|\\", value: "a+(b)[c]^$|\\", is: "yes" },
    // References of the template.
    { pattern: "${aws_a.x.arn}", value: "${aws_a.x.arn}", is: "yes" },
    { pattern: "${aws_a.x.arn}/*", value: "${aws_a.x.arn}/key", is: "yes" },
    { pattern: "${aws_a.x.arn}", value: "${aws_a.x.arn}/key", is: "no" },
    { pattern: "${aws_a.x.arn}", value: "${aws_a.y.arn}", is: "no" },
    { pattern: "${data.aws_a.x.arn}", value: "${aws_a.y.arn}", is: "unknown" },
    { pattern: "${data/aws_a.x.arn}", value: "${aws_a.x.arn}", is: "unknown" },
    { pattern: "${aws_a.x.id}", value: "${aws_a.y.id}", is: "no" },
    { pattern: "${aws_a.x.id}", value: "${aws_b.y.id}", is: "unknown" },
    { pattern: "${aws_a.x.name}", value: "${aws_a.y.name}", is: "unknown" },
    { pattern: "*", value: "${var.name}", is: "yes" },
    { pattern: "arn:aws:s3:::*", value: "${aws_a.x.arn}", is: "unknown" },
    { pattern: "${var.prefix}*", value: "shop", is: "unknown" },
    { pattern: "shop-${var.zone}-*", value: "cart-a-b", is: "no" },
    { pattern: `${arn}:shop/*`, value: `${arn}:shop/mail-\${aws_s.mail.arn_suffix}`, is: "yes" },
    {
      pattern: `${arn}:shop/mail-??????`,
      value: `${arn}:shop/mail-\${aws_s.mail.arn_suffix}`,
      is: "unknown",
    },
    { pattern: `${arn}:shop/cart-*`, value: `${arn}:shop/mail-\${aws_s.mail.arn_suffix}`, is: "no" },
    {
      pattern: `${arn}:mail-\${aws_s.cart.arn_suffix}`,
      value: `${arn}:mail-\${aws_s.mail.arn_suffix}`,
      is: "no",
    },
    // What AWS adds to a name has neither colons nor slashes in it.
    {
      pattern: "arn:aws:secretsmanager:*:*:secret:shop/cart-??????",
      value: `${arn}:shop/mail-\${aws_s.mail.arn_suffix}`,
      is: "no",
    },
    {
      pattern: "arn:aws:secretsmanager:*:*:secret:shop/mail-??????",
      value: `${arn}:shop/mail-\${aws_s.mail.arn_suffix}`,
      is: "unknown",
    },
    // Policy variables.
    { pattern: "home/${aws:username}/*", value: "home/ann/mail", is: "yes" },
    { pattern: "home/${aws:username}/*", value: "home/bob/mail", is: "no" },
    { pattern: "home/${aws:PrincipalTag/team}", value: "home/ann", is: "no" },
    { pattern: "home/${aws:PrincipalTag/team, 'all'}", value: "home/all", is: "yes" },
    { pattern: "home/${aws:userid}", value: "home/ann", is: "unknown" },
    { pattern: "${*}", value: "*", is: "yes" },
    { pattern: "${*}", value: "x", is: "no" },
  ])("$pattern of $value: $is", ({ pattern, value, is }) => {
    const known: Readonly<Record<string, string | null>> = {
      "aws:username": "ann",
      "aws:PrincipalTag/team": null,
    };

    expect(matches(pattern, value, { variable: (key) => known[key] }).is).toBe(is);
  });

  it("leaves wildcards alone where there are none", () => {
    expect(matches("shop-*", "shop-a", { wildcards: false })).toEqual({ is: "no" });
    expect(matches("shop-*", "shop-*", { wildcards: false })).toEqual({ is: "yes" });
  });

  it("ignores case where it is told to, and not in a reference's name", () => {
    expect(matches("S3:get*", "s3:GetObject", { ignoresCase: true })).toEqual({ is: "yes" });
    expect(matches("A-${aws_a.X.arn}", "a-${aws_a.X.arn}", { ignoresCase: true })).toEqual({ is: "yes" });
  });

  it("says what would have to be known", () => {
    expect(matches("arn:aws:s3:::*", "${var.bucket}")).toEqual({
      is: "unknown",
      because: ["whether ${var.bucket} is arn:aws:s3:::*"],
    });
  });
});

describe("overlap", () => {
  it.each([
    { one: "s3:Get*", other: "*Object", is: true },
    { one: "s3:Get*", other: "s3:Put*", is: false },
    { one: "*", other: "secretsmanager:*", is: true },
    { one: "s3:GetObject", other: "s3:GetObject", is: true },
    { one: "s3:GetObject", other: "s3:GetObjec?", is: true },
    { one: "s3:*Tagging", other: "s3:Get?*", is: true },
    { one: "a*b", other: "b*a", is: false },
  ])("of $one and $other: $is", ({ one, other, is }) => {
    expect([overlap(one, other), overlap(other, one)]).toEqual([is, is]);
  });
});
