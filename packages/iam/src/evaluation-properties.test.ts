import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf } from "./document";
import { evaluateAccess, type NamedPolicy, type Policies } from "./evaluate";
import type { Principal } from "./principal";
import type { AccessRequest } from "./statement";

const ACCOUNT = "111122223333";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/cart`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const principal: Principal = { kind: "role", name: ROLE, account: ACCOUNT };
const ACTIONS = ["s3:GetObject", "s3:PutObject", "kms:Decrypt"];
const RESOURCES = ["arn:aws:s3:::shop/a", "arn:aws:s3:::shop/b", "arn:aws:s3:::mail/a"];

interface Written {
  readonly Effect: string;
  readonly Action?: string;
  readonly NotAction?: string;
  readonly Resource?: string;
  readonly NotResource?: string;
  readonly Principal?: Readonly<Record<string, string>>;
  readonly NotPrincipal?: Readonly<Record<string, readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const pattern = (values: readonly string[]) =>
  fc.constantFrom(
    ...values,
    "*",
    ...values.map((value) => `${value.slice(0, -2)}*`),
    `${values[0]?.slice(0, -1)}?`,
  );
const effect = fc.constantFrom("Allow", "Deny", "Allow", "Allow");
const condition = fc.constantFrom(
  {},
  { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } },
  { Condition: { StringNotLike: { "aws:SourceVpc": "vpc-*" } } },
  { Condition: { BoolIfExists: { "aws:SecureTransport": "true" } } },
);
const about = fc
  .tuple(
    fc.constantFrom("Action", "NotAction"),
    pattern(ACTIONS),
    fc.constantFrom("Resource", "NotResource"),
    pattern(RESOURCES),
    condition,
  )
  .map(([act, action, on, resource, conditions]) => ({ [act]: action, [on]: resource, ...conditions }));
const own = fc.tuple(effect, about).map(([Effect, rest]): Written => ({ Effect, ...rest }));
const whom = fc.constantFrom(
  { Principal: { AWS: "*" } },
  { Principal: { AWS: ROLE } },
  { Principal: { AWS: ROOT } },
  { Principal: { AWS: "arn:aws:iam::111122223333:role/mail" } },
  { NotPrincipal: { AWS: [ROLE, ROOT] } },
);
const resources = fc.tuple(own, whom).map(([statement, who]): Written => ({ ...statement, ...who }));
const request: fc.Arbitrary<AccessRequest> = fc
  .tuple(fc.constantFrom(...ACTIONS), fc.constantFrom(...RESOURCES), fc.constantFrom("vpc-1", "vpc-2", null))
  .map(([action, resource, vpc]) => ({
    principal,
    action,
    resource,
    account: ACCOUNT,
    context: { "aws:SourceVpc": vpc, "aws:SecureTransport": "true" },
  }));

const policy = (name: string, Statement: readonly Written[]): readonly NamedPolicy[] =>
  Statement.length === 0 ? [] : [{ name, document: documentOf({ Statement }) }];
const some = (statement: fc.Arbitrary<Written>) => fc.array(statement, { maxLength: 3 });
const decided = (policies: Policies, asked: AccessRequest) => evaluateAccess(policies, asked).decision;
const isAllowed = (policies: Policies, asked: AccessRequest) => decided(policies, asked) === "allowed";

describe("evaluation, as AWS publishes it", () => {
  it("lets an explicit denial win over everything", () => {
    fc.assert(
      fc.property(
        some(own),
        some(own),
        some(resources),
        request,
        fc.nat(2),
        (id, limit, on, asked, where) => {
          const denial: Written = {
            Effect: "Deny",
            Action: asked.action,
            Resource: "*",
            Principal: { AWS: ROLE },
          };
          const [identity, boundary, resource] = [id, limit, on].map((statements, index) =>
            policy(`${index}`, index === where ? [...statements, denial] : statements),
          );
          expect(decided({ identity, boundary, resource } as Policies, asked)).toBe("denied explicitly");
        },
      ),
    );
  });

  it("denies what nothing allows", () => {
    fc.assert(
      fc.property(some(own), some(resources), request, (id, on, asked) => {
        const denials = (statements: readonly Written[]) =>
          statements.filter(({ Effect }) => Effect === "Deny");
        const found = decided(
          { identity: policy("id", denials(id)), resource: policy("on", denials(on)) },
          asked,
        );
        expect(found).toMatch(/^denied/);
      }),
    );
  });

  it("allows within a boundary what both the boundary and the policies allow", () => {
    fc.assert(
      fc.property(some(own), fc.array(own, { minLength: 1, maxLength: 3 }), request, (id, limit, asked) => {
        const [identity, boundary] = [policy("id", id), policy("limit", limit)];
        expect(isAllowed({ identity, boundary }, asked)).toBe(
          isAllowed({ identity }, asked) && isAllowed({ identity: boundary }, asked),
        );
      }),
    );
  });

  it("unites policies of the role and of the resource in one account", () => {
    fc.assert(
      fc.property(some(own), some(resources), request, (id, on, asked) => {
        const [identity, resource] = [policy("id", id), policy("on", on)];
        const isDenied = [decided({ identity }, asked), decided({ resource }, asked)].includes(
          "denied explicitly",
        );
        expect(isAllowed({ identity, resource }, asked)).toBe(
          !isDenied && (isAllowed({ identity }, asked) || isAllowed({ resource }, asked)),
        );
      }),
    );
  });

  it("lets policies of the role open a key only where the key's policy leaves it to the account", () => {
    fc.assert(
      fc.property(some(own), some(resources), request, (id, on, asked) => {
        const [identity, resource] = [policy("id", id), policy("on", on)];
        const delegates = policy(
          "on",
          on.filter((one) => one.Principal?.AWS === ROOT && one.Effect === "Allow"),
        );
        const toEverybody = delegates.flatMap(({ name, document }) => ({
          name,
          document: {
            statements: (document?.statements ?? []).map((one) => ({ ...one, principals: { AWS: ["*"] } })),
          },
        }));
        const isDenied = [decided({ identity }, asked), decided({ resource }, asked)].includes(
          "denied explicitly",
        );
        const isLeft = isAllowed({ resource: toEverybody }, asked);
        expect(isAllowed({ identity, resource, resourceMustAllow: true }, asked)).toBe(
          !isDenied && (isAllowed({ resource }, asked) || (isLeft && isAllowed({ identity }, asked))),
        );
      }),
    );
  });

  it("never takes away by one more Allow", () => {
    fc.assert(
      fc.property(some(own), some(resources), own, request, (id, on, more, asked) => {
        const resource = policy("on", on);
        const after = isAllowed(
          { identity: policy("id", [...id, { ...more, Effect: "Allow" }]), resource },
          asked,
        );
        expect(after || !isAllowed({ identity: policy("id", id), resource }, asked)).toBe(true);
      }),
    );
  });

  it("agrees with a plain reading of statements, where everything is known", () => {
    fc.assert(
      fc.property(fc.array(own, { maxLength: 5 }), request, (id, asked) => {
        const hits = (Effect: string): boolean =>
          id.some((one) => one.Effect === Effect && plainlyApplies(one, asked));
        const expected = hits("Deny") ? "denied explicitly" : hits("Allow") ? "allowed" : "denied by default";
        expect(decided({ identity: policy("id", id) }, asked)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("says of references only what holds whatever they come to", () => {
    const references: Readonly<Record<string, string>> = {
      "arn:aws:s3:::shop/a": "${a/aws_thing.one.arn}",
      "arn:aws:s3:::shop/b": "${a/aws_thing.two.arn}",
    };
    const symbolic = (text: string): string => references[text] ?? text;
    fc.assert(
      fc.property(fc.array(own, { maxLength: 4 }), request, (id, asked) => {
        const abstract = id.map((one) => ({
          ...one,
          ...(one.Resource === undefined ? {} : { Resource: symbolic(one.Resource) }),
          ...(one.NotResource === undefined ? {} : { NotResource: symbolic(one.NotResource) }),
        }));
        const told = decided(
          { identity: policy("id", abstract) },
          { ...asked, resource: symbolic(asked.resource) },
        );
        const real = decided({ identity: policy("id", id) }, asked);
        // A denial of either sort denies.
        const sort = (decision: string): string => decision.split(" ")[0] ?? "";
        expect(["unknown", sort(real)]).toContain(sort(told));
      }),
      { numRuns: 500 },
    );
  });
});

/** The oracle: regular expressions and nothing else. */
function plainlyApplies(one: Written, { action, resource, context = {} }: AccessRequest): boolean {
  const fits = (written: string, value: string): boolean =>
    new RegExp(`^${written.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(value);
  const vpc = context["aws:SourceVpc"] ?? null;
  const conditions = one.Condition ?? {};
  return (
    (one.Action === undefined ? !fits(one.NotAction ?? "", action) : fits(one.Action, action)) &&
    (one.Resource === undefined ? !fits(one.NotResource ?? "", resource) : fits(one.Resource, resource)) &&
    (conditions.StringEquals === undefined || vpc === "vpc-1") &&
    (conditions.StringNotLike === undefined || vpc === null)
  );
}
