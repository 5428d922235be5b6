import { describe, expect, it } from "vitest";
import { denyInsecureTransport, managedPolicyArn, policyDocument, trustService } from "./policy-document";

describe("the text of a policy", () => {
  it("has the version in which variables work", () => {
    const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } as const;

    expect(JSON.parse(policyDocument([statement]))).toEqual({
      Version: "2012-10-17",
      Statement: [statement],
    });
  });

  it("keeps an expression as it is", () => {
    const text = policyDocument([
      { Effect: "Allow", Action: "s3:GetObject", Resource: "${aws_s3_bucket.a.arn}" },
    ]);

    expect(text).toContain('"Resource":"${aws_s3_bucket.a.arn}"');
  });
});

describe("trust of a service", () => {
  it("names the service alone", () => {
    expect(JSON.parse(trustService("ec2.amazonaws.com")).Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });

  it("is narrowed by a condition", () => {
    const condition = { StringEquals: { "aws:SourceAccount": "111122223333" } };

    expect(JSON.parse(trustService("rds.amazonaws.com", condition)).Statement[0].Condition).toEqual(
      condition,
    );
  });
});

it("denies everybody what is not asked over TLS", () => {
  expect(denyInsecureTransport("s3:*", ["arn:aws:s3:::a", "arn:aws:s3:::a/*"])).toEqual({
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

it("makes the ARN of a managed policy from its name with its path", () => {
  expect(managedPolicyArn("service-role/AmazonEFSCSIDriverPolicy")).toBe(
    "arn:aws:iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy",
  );
});
