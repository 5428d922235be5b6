import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvironments } from "@strata/config";
import { stackName } from "@strata/contract";
import { fromSynth } from "@strata/inventory";
import { pythonEnvironment } from "@strata/python";
import { layers } from "@strata/stacks/registry";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { type PlainPolicy, policiesOf } from "./scanner/policy-documents";
import {
  ACCEPTED_POLICY_FINDINGS,
  acceptsFinding,
  NOT_ASKED,
  type PolicyFinding,
} from "./scanner/policy-findings";

const root = join(__dirname, "..");
const { environments } = loadEnvironments({ root: join(root, "environments"), layers });

/** Every policy of every environment, as synthesized. */
async function policies(): Promise<readonly PlainPolicy[]> {
  const output = join(mkdtempSync(join(tmpdir(), "strata-policies-")), "cdktf.out");
  await execa(process.execPath, [join(root, "packages/cli/bin/strata.cjs"), "synth"], {
    cwd: root,
    env: { CDKTF_OUTDIR: output },
  });
  return environments.flatMap(({ environment: { id, path, layers: own } }) =>
    policiesOf(
      fromSynth(
        own.map((layer) => {
          const stack = stackName(id, layer);
          const json: unknown = JSON.parse(
            readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8"),
          );
          return { environment: path, environmentId: id, layer, stack, json };
        }),
      ),
    ).map(({ name, document }) => ({ name: `${path} ${name}`, document })),
  );
}

/** What parliament says of policies. */
async function findingsOf(python: string, asked: readonly PlainPolicy[]): Promise<readonly PolicyFinding[]> {
  const { stdout } = await execa(python, ["-W", "ignore", join(__dirname, "scanner", "lint-policies.py")], {
    input: JSON.stringify(asked),
  });
  const all: readonly PolicyFinding[] = JSON.parse(stdout);
  return all.filter(({ issue }) => NOT_ASKED[issue] === undefined);
}

/** Parliament on the policies of every environment: actions, resources and conditions that AWS does not know. */
describe("parliament", () => {
  let python: string;
  let asked: readonly PlainPolicy[];
  let findings: readonly PolicyFinding[];

  beforeAll(async () => {
    const [environment, found] = await Promise.all([
      pythonEnvironment({
        name: "parliament",
        requirements: join(__dirname, "scanner", "policy-requirements.txt"),
        cache: join(root, ".cache"),
        installing: () => console.log("installing parliament into .cache, once"),
      }),
      policies(),
    ]);
    python = environment.python;
    asked = found;
    findings = await findingsOf(python, asked);
    console.log(`${asked.length} policies, ${findings.length} findings`);
  });

  it("reads the policies of every environment", () => {
    for (const { environment } of environments)
      expect(asked.filter(({ name }) => name.startsWith(environment.path)).length).toBeGreaterThan(10);
  });

  it("finds nothing but what is accepted by its words", () => {
    const others = findings.filter(
      (finding) => !ACCEPTED_POLICY_FINDINGS.some((accepted) => acceptsFinding(accepted, finding)),
    );

    expect(others).toEqual([]);
  });

  it("needs every finding that is accepted", () => {
    const unnecessary = ACCEPTED_POLICY_FINDINGS.filter(
      (accepted) => !findings.some((finding) => acceptsFinding(accepted, finding)),
    );

    expect(unnecessary).toEqual([]);
  });

  it.each([
    {
      fault: "an action that is none",
      change: { Action: "secretsmanager:GetSecretValu" },
      issue: "UNKNOWN_ACTION",
    },
    { fault: "a service that is none", change: { Action: "secretmanager:Get*" }, issue: "UNKNOWN_PREFIX" },
    {
      fault: "a resource of another kind",
      change: { Action: "s3:GetObject", Resource: "arn:aws:s3:::shop" },
      issue: "RESOURCE_MISMATCH",
    },
    {
      fault: "a condition that is none",
      change: { Condition: { StringEquals: { "secretsmanager:SecretNam": "shop" } } },
      issue: "UNKNOWN_CONDITION_FOR_ACTION",
    },
  ])("would find $fault", async ({ change, issue }) => {
    const sound = {
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-unknown0",
    };
    const policy = (statement: object) => ({
      name: "shop",
      document: { Version: "2012-10-17", Statement: [statement] },
    });

    expect(await findingsOf(python, [policy(sound)])).toEqual([]);
    expect((await findingsOf(python, [policy({ ...sound, ...change })])).map((one) => one.issue)).toContain(
      issue,
    );
  });
});
