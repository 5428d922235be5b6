import { describe, expect, it } from "vitest";
import { type Examination, examine, type Statement, vacuity } from "./examination";
import { registerMatchers } from "./matchers";
import { shop } from "./shop.fixture";
import type { Template } from "./template";

registerMatchers();
const root = `${__dirname}/..`;
const examined = (statement: (template: Template) => void): Examination =>
  examine([{ units: shop, root }], statement as Statement);

/** Statements that hold, each with every change that it must notice. */
const sound: readonly { readonly name: string; readonly says: (template: Template) => void }[] = [
  { name: "a value", says: (t) => expect(t.resource("aws_vpc").get("cidr_block")).toBe("10.20.0.0/16") },
  { name: "a boolean", says: (t) => expect(t.resource("aws_vpc").get("enable_dns_support")).toBe(true) },
  { name: "a number of resources", says: (t) => expect(t.count("aws_subnet")).toBe(2) },
  { name: "the absence of a type", says: (t) => expect(t.count("aws_iam_user")).toBe(0) },
  {
    name: "the absence of a value",
    says: (t) => expect(t.resource("aws_eks_cluster").get("compute_config")).toBeUndefined(),
  },
  { name: "a matcher of absence", says: (t) => expect(t).toHaveNoResource("aws_iam_access_key") },
  { name: "a whole block", says: (t) => expect(t.resource("aws_vpc").get("tags")).toEqual({ Name: "shop" }) },
  {
    name: "a list of names in order",
    says: (t) =>
      expect(t.resources("aws_subnet").map(({ name }) => name)).toEqual([
        "tiers_private_a",
        "tiers_public_a",
      ]),
  },
  {
    name: "a reference across layers",
    says: (t) =>
      expect(t.resource("aws_eks_cluster").resolve("vpc_config.subnet_ids")).toResolveTo("aws_subnet.id"),
  },
  {
    name: "a file",
    says: (t) => expect(t.file("package.json")).toHaveProperty("name", "@strata/synth-test"),
  },
];

describe("examine", () => {
  it.each(sound)("finds that a statement on $name turns red", ({ says }) => {
    const examination = examined(says);
    expect(vacuity(examination)).toBeUndefined();
  });

  it("counts every change where the statement fixes all that it reads", () => {
    const { changes, noticed, unnoticed } = examined((t) => expect(t.count("aws_iam_user")).toBe(0));
    expect({ changes, noticed, unnoticed }).toEqual({ changes: 2, noticed: 2, unnoticed: [] });
  });

  it("names the changes that a statement lets pass", () => {
    const { unnoticed } = examined((t) => {
      expect(t.resource("aws_eks_cluster").get("version")).toMatch(/./);
    });
    expect(unnoticed).toEqual(['cluster.resource.aws_eks_cluster.main.version becomes "changed"']);
  });

  it("changes a policy inside of its JSON", () => {
    const { unnoticed } = examined((t) => {
      const [statement] = t.resource("aws_iam_role").policy("assume_role_policy").statements;
      expect(statement?.principals.Service).toEqual(["ec2.amazonaws.com"]);
      expect(statement?.effect).toMatch(/./);
    });
    expect(unnoticed).toEqual([
      "policy.statements.1 is one more",
      'policy.statements.0.effect becomes "changed"',
    ]);
  });

  it("leaves the units as they were", () => {
    const before = JSON.stringify(shop);
    for (const { says } of sound) examined(says);
    expect(JSON.stringify(shop)).toBe(before);
  });

  it("tells the environments of one statement apart", () => {
    const staging = shop.map((unit) => ({ ...unit, environmentId: "shop-staging" }));
    const statement = (one: Template, other: Template): void => {
      expect(one.count("aws_nat_gateway")).toBe(1);
      expect(other.resource("aws_vpc").get("cidr_block")).toMatch(/./);
    };
    const { unnoticed } = examine([{ units: shop }, { units: staging }], statement as Statement);
    expect(unnoticed).toContain('environment 2: network.resource.aws_vpc.main.cidr_block becomes "changed"');
  });

  it("tries at most 200 changes", () => {
    const { changes } = examined((t) => {
      for (let name = 0; name < 400; name += 1)
        expect(t.resource("aws_vpc").get(`absent_${name}`)).toBeUndefined();
    });
    expect(changes).toBe(200);
  });
});

describe("vacuity", () => {
  it.each([
    {
      fault: "reads nothing",
      says: () => expect(1).toBe(1),
      message: "expected to read something of the environment, read nothing",
    },
    {
      fault: "expects nothing of what it reads",
      says: (t: Template) => void t.resource("aws_vpc").get("cidr_block"),
      message:
        "expected an assertion to notice a change, only failed look-ups did; add an expect on what was read",
    },
    {
      fault: "accepts anything",
      says: (t: Template) => expect(t.count("aws_iam_user")).toBeGreaterThanOrEqual(0),
      message:
        "expected to turn red when what it reads changes, stayed green in all 2 changes:\n  network.resource.aws_iam_user appears\n  cluster.resource.aws_iam_user appears",
    },
  ])("says why a claim that $fault proves nothing", ({ says, message }) => {
    expect(vacuity(examined(says))).toBe(message);
  });
});
