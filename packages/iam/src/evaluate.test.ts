import { describe, expect, it } from "vitest";
import { documentOf } from "./document";
import { type Answer, evaluateAccess, mayBeAllowed, type Policies } from "./evaluate";
import type { Principal } from "./principal";
import type { AccessRequest } from "./statement";

const OWN = "111122223333";
const OTHER = "444455556666";
const role: Principal = {
  kind: "role",
  name: `arn:aws:iam::${OWN}:role/cart`,
  account: OWN,
  session: `arn:aws:sts::${OWN}:assumed-role/cart/pod`,
};
const user: Principal = { kind: "user", name: `arn:aws:iam::${OWN}:user/ann`, account: OWN };
const root = { AWS: `arn:aws:iam::${OWN}:root` };
const bucket = "arn:aws:s3:::shop";

type Written = Readonly<Record<string, unknown>>;

const named = (name: string, ...Statement: readonly Written[]) => ({
  name,
  document: documentOf({ Statement }),
});
const allow = (over: Written = {}): Written => ({ Effect: "Allow", Action: "s3:*", Resource: "*", ...over });
const deny = (over: Written = {}): Written => ({ ...allow(over), Effect: "Deny" });

const asked = (policies: Policies, over: Partial<AccessRequest> = {}): Answer["decision"] =>
  evaluateAccess(policies, {
    principal: role,
    action: "s3:GetObject",
    resource: `${bucket}/cart.json`,
    account: OWN,
    ...over,
  }).decision;

describe("policies of a principal", () => {
  it.each([
    { name: "nothing", statements: [], decision: "denied by default" },
    { name: "the action", statements: [allow({ Action: "s3:GetObject" })], decision: "allowed" },
    {
      name: "the action in other letters",
      statements: [allow({ Action: "S3:getobject" })],
      decision: "allowed",
    },
    { name: "a pattern", statements: [allow({ Action: ["ec2:*", "s3:Get*"] })], decision: "allowed" },
    { name: "everything", statements: [allow({ Action: "*" })], decision: "allowed" },
    { name: "another action", statements: [allow({ Action: "s3:Put*" })], decision: "denied by default" },
    {
      name: "all but others",
      statements: [allow({ Action: undefined, NotAction: "iam:*" })],
      decision: "allowed",
    },
    {
      name: "all but this",
      statements: [allow({ Action: undefined, NotAction: "s3:Get*" })],
      decision: "denied by default",
    },
    {
      name: "another resource",
      statements: [allow({ Resource: "arn:aws:s3:::mail/*" })],
      decision: "denied by default",
    },
    {
      name: "all resources but others",
      statements: [allow({ Resource: undefined, NotResource: "arn:aws:s3:::mail/*" })],
      decision: "allowed",
    },
    {
      name: "all resources but this",
      statements: [allow({ Resource: undefined, NotResource: `${bucket}/*` })],
      decision: "denied by default",
    },
    {
      name: "a denial beside",
      statements: [allow(), deny({ Action: "s3:GetObject" })],
      decision: "denied explicitly",
    },
    {
      name: "a denial of another action",
      statements: [allow(), deny({ Action: "s3:PutObject" })],
      decision: "allowed",
    },
    {
      name: "a denial of all but others",
      statements: [allow(), deny({ Action: undefined, NotAction: "iam:*" })],
      decision: "denied explicitly",
    },
    {
      name: "a resource that is not known",
      statements: [allow({ Resource: "${var.bucket}/*" })],
      decision: "unknown",
    },
    {
      name: "a denial that may be",
      statements: [allow(), deny({ Resource: "${var.bucket}/*" })],
      decision: "unknown",
    },
    {
      name: "nothing but a denial that may be",
      statements: [deny({ Resource: "${var.bucket}/*" })],
      decision: "denied by default",
    },
    {
      name: "a condition on what is not known",
      statements: [allow({ Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } })],
      decision: "unknown",
    },
  ])("that say $name: $decision", ({ statements, decision }) => {
    expect(asked({ identity: [named("own", ...statements)] })).toBe(decision);
  });

  it("of which the text is not known leave it open", () => {
    const answer = evaluateAccess(
      { identity: [{ name: "arn:aws:iam::aws:policy/ReadOnlyAccess" }] },
      { principal: role, action: "s3:GetObject", resource: bucket },
    );

    expect(answer).toEqual({
      decision: "unknown",
      because: ["the text of arn:aws:iam::aws:policy/ReadOnlyAccess"],
    });
    expect(mayBeAllowed(answer)).toBe(true);
  });

  it("are named in the answer", () => {
    const identity = [
      named("first", allow({ Sid: "Read" })),
      named("second", allow(), allow({ Action: "ec2:*" })),
    ];
    const request = { principal: role, action: "s3:GetObject", resource: bucket };

    expect(evaluateAccess({ identity }, request)).toEqual({
      decision: "allowed",
      by: ["first: Read", "second: 0"],
    });
    expect(
      evaluateAccess({ identity: [...identity, named("third", deny({ Sid: "Not" }))] }, request),
    ).toEqual({
      decision: "denied explicitly",
      by: ["third: Not"],
    });
  });
});

describe("a permissions boundary", () => {
  const boundary = [named("boundary", allow({ Action: "s3:Get*" }))];

  it.each([
    { action: "s3:GetObject", decision: "allowed" },
    { action: "s3:PutObject", decision: "denied by default" },
  ])("leaves of $action: $decision", ({ action, decision }) => {
    expect(asked({ identity: [named("own", allow())], boundary }, { action })).toBe(decision);
  });

  it("allows nothing by itself", () => {
    expect(asked({ boundary })).toBe("denied by default");
  });

  it.each([
    { by: "a role's ARN", principal: role, Principal: { AWS: role.name }, decision: "denied by default" },
    { by: "a session's ARN", principal: role, Principal: { AWS: role.session }, decision: "allowed" },
    { by: "a user's ARN", principal: user, Principal: { AWS: user.name }, decision: "allowed" },
  ])("does to what a resource gives by $by: $decision", ({ principal, Principal, decision }) => {
    const resource = [named("bucket", allow({ Principal }))];

    expect(asked({ resource, boundary }, { principal, action: "s3:PutObject" })).toBe(decision);
  });
});

describe("the policy of a resource", () => {
  it.each([
    { name: "the role", statement: allow({ Principal: { AWS: role.name } }), decision: "allowed" },
    { name: "everybody", statement: allow({ Principal: "*" }), decision: "allowed" },
    {
      name: "another role",
      statement: allow({ Principal: { AWS: `arn:aws:iam::${OWN}:role/mail` } }),
      decision: "denied by default",
    },
    // The account leaves it to the role's policies.
    { name: "the account", statement: allow({ Principal: root }), decision: "denied by default" },
    {
      name: "a service",
      statement: allow({ Principal: { Service: "ec2.amazonaws.com" } }),
      decision: "denied by default",
    },
    { name: "all but another", statement: allow({ NotPrincipal: { AWS: user.name } }), decision: "allowed" },
    { name: "a denial for the account", statement: deny({ Principal: root }), decision: "denied explicitly" },
    {
      name: "a denial for all but it",
      statement: deny({ NotPrincipal: { AWS: [role.name, root.AWS] } }),
      decision: "denied by default",
    },
    {
      name: "a denial for all but it, without its account",
      statement: deny({ NotPrincipal: { AWS: [role.name] } }),
      decision: "denied by default",
    },
  ])("that names $name, for a role without policies: $decision", ({ statement, decision }) => {
    expect(asked({ resource: [named("bucket", statement)] })).toBe(decision);
  });

  it("adds to the role's policies in one account, and its denial takes from them", () => {
    const identity = [named("own", allow())];

    expect(asked({ identity, resource: [] })).toBe("allowed");
    expect(asked({ identity, resource: [named("bucket", allow({ Principal: { AWS: user.name } }))] })).toBe(
      "allowed",
    );
    expect(asked({ identity, resource: [named("bucket", deny({ Principal: "*" }))] })).toBe(
      "denied explicitly",
    );
    expect(asked({ identity, resource: [named("bucket", deny({ NotPrincipal: { AWS: role.name } }))] })).toBe(
      "unknown",
    );
  });

  it("and the role's own must agree across accounts", () => {
    const identity = [named("own", allow())];
    const resource = [named("bucket", allow({ Principal: root }))];

    expect(asked({ identity, resource: [] }, { account: OTHER })).toBe("denied by default");
    expect(asked({ identity: [], resource }, { account: OTHER })).toBe("denied by default");
    expect(asked({ identity, resource }, { account: OTHER })).toBe("allowed");
  });

  it("is all that a service and a stranger have", () => {
    const service: Principal = { kind: "service", name: "delivery.logs.amazonaws.com" };
    const own = allow({
      Principal: { Service: service.name },
      Condition: { StringEquals: { "aws:SourceAccount": OWN } },
    });
    const resource = [named("bucket", own)];
    const from = (account: string) =>
      asked({ resource }, { principal: service, context: { "AWS:SourceAccount": account } });

    expect([from(OWN), from(OTHER)]).toEqual(["allowed", "denied by default"]);
    expect(asked({ resource }, { principal: { kind: "anonymous", name: "" } })).toBe("denied by default");
    expect(
      asked(
        { resource: [named("bucket", allow({ Principal: "*" }))] },
        { principal: { kind: "anonymous", name: "" } },
      ),
    ).toBe("allowed");
  });
});

describe("a key", () => {
  const key = "${aws_kms_key.data.arn}";
  const identity = [named("own", allow({ Action: "kms:Decrypt", Resource: key }))];
  const decrypt = (policy: Written | undefined, own = identity): Answer["decision"] =>
    asked(
      {
        identity: own,
        resource: policy === undefined ? [] : [named("key", policy)],
        resourceMustAllow: true,
      },
      { action: "kms:Decrypt", resource: key },
    );

  it.each([
    { name: "no policy", policy: undefined, decision: "denied by default" },
    { name: "its account", policy: allow({ Action: "kms:*", Principal: root }), decision: "allowed" },
    {
      name: "its account for something else",
      policy: allow({ Action: "kms:Encrypt", Principal: root }),
      decision: "denied by default",
    },
    {
      name: "another account",
      policy: allow({ Action: "kms:*", Principal: { AWS: OTHER } }),
      decision: "denied by default",
    },
    {
      name: "the role",
      policy: allow({ Action: "kms:*", Principal: { AWS: role.name } }),
      decision: "allowed",
    },
  ])("whose policy names $name, to a role that may decrypt: $decision", ({ policy, decision }) => {
    expect(decrypt(policy)).toBe(decision);
  });

  it("needs nothing of a role that it names", () => {
    expect(decrypt(allow({ Action: "kms:*", Principal: { AWS: role.name } }), [])).toBe("allowed");
    expect(decrypt(allow({ Action: "kms:*", Principal: root }), [])).toBe("denied by default");
  });
});
