import { describe, expect, it } from "vitest";
import { fromSynth, type Inventory } from "../inventory";

/** A layer with these `aws_iam_policy_document`. */
const inventoryOf = (aws_iam_policy_document: object): Inventory =>
  fromSynth([
    {
      environment: "shop/production",
      environmentId: "shop-production",
      layer: "cluster",
      stack: "shop-production-cluster",
      json: { data: { aws_iam_policy_document }, resource: { aws_iam_role: { nodes: {} } } },
    },
  ]);

const inventory = inventoryOf({
  trust: {
    statement: [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }],
        condition: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }],
      },
    ],
  },
});

describe("policyOf", () => {
  const statement = (text: string): unknown => inventory.policyOf(text, "cluster").statements[0];

  it("reads JSON around expressions with bare or escaped quotes", () => {
    const condition = (quote: string): string =>
      `{"Statement":{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"\${aws_iam_role.nodes.arn}"},` +
      `"Condition":{"StringEquals":{"\${replace(aws_eks_cluster.main.url, ${quote}https://${quote}, ${quote}${quote})}:sub":"system:serviceaccount:shop:cart"}}}}`;
    const expected = {
      effect: "Allow",
      actions: ["sts:AssumeRoleWithWebIdentity"],
      notActions: [],
      resources: [],
      notResources: [],
      notPrincipals: {},
      principals: { Federated: ["${aws_iam_role.nodes.arn}"] },
      conditions: {
        StringEquals: {
          '${replace(aws_eks_cluster.main.url, "https://", "")}:sub': ["system:serviceaccount:shop:cart"],
        },
      },
    };
    expect(statement(condition('"'))).toEqual(expected);
    expect(statement(condition('\\"'))).toEqual(expected);
  });

  it("reads a data source and jsonencode in the same shape", () => {
    const expected = {
      effect: "Allow",
      actions: ["sts:AssumeRole"],
      notActions: [],
      resources: [],
      notResources: [],
      notPrincipals: {},
      principals: { Service: ["ec2.amazonaws.com"] },
      conditions: { StringEquals: { "aws:SourceAccount": ["123456789012"] } },
    };
    expect(statement("${data.aws_iam_policy_document.trust.json}")).toEqual(expected);
    expect(
      statement(
        '${jsonencode({"Statement" = [{"Effect" = "Allow", "Action" = "sts:AssumeRole", "Principal" = {"Service" = "ec2.amazonaws.com"}, "Condition" = {"StringEquals" = {"aws:SourceAccount" = "123456789012"}}}]})}',
      ),
    ).toEqual(expected);
  });

  it("reads the documents that a data source adds to, and those that take the place of statements", () => {
    const allow = (Sid: string, Action: string): string =>
      JSON.stringify({ Statement: [{ Sid, Effect: "Allow", Action, Resource: "*" }] });
    const documents = {
      base: { statement: [{ sid: "Read", actions: ["s3:GetObject"], resources: ["*"] }] },
      whole: {
        source_policy_documents: [
          "${data.aws_iam_policy_document.base.json}",
          allow("Write", "s3:PutObject"),
        ],
        override_policy_documents: [allow("Read", "s3:*")],
        statement: [{ effect: "Deny", not_actions: ["s3:*"], not_resources: ["a"] }],
      },
    };
    const read = inventoryOf(documents).policyOf("${data.aws_iam_policy_document.whole.json}", "cluster");

    expect(
      read.statements.map(({ sid, actions, notActions, notResources }) => [
        sid,
        actions,
        notActions,
        notResources,
      ]),
    ).toEqual([
      ["Write", ["s3:PutObject"], [], []],
      [undefined, [], ["s3:*"], ["a"]],
      ["Read", ["s3:*"], [], []],
    ]);
  });

  it("reads a principal of everybody as AWS *", () => {
    expect(
      statement('{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":"*"}]}'),
    ).toMatchObject({
      principals: { AWS: ["*"] },
    });
  });

  it.each([
    { text: undefined, message: "policy document: expected a string, got nothing" },
    {
      text: "hello",
      message: 'policy document: expected JSON, jsonencode or data.aws_iam_policy_document, got "hello"',
    },
  ])("refuses $text", ({ text, message }) => {
    expect(() => inventory.policyOf(text, "cluster")).toThrow(new Error(message));
  });
});
