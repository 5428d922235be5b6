import { App, ref, TerraformOutput, TerraformStack, Testing, Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ChartValues, valuesText, withValueAt } from "./chart-values";

/** The text as Terraform would find it, tokens replaced by expressions. */
function rendered(values: ChartValues): string {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), "shop");
  new TerraformOutput(stack, "values", { value: valuesText(values) });
  const json = JSON.parse(Testing.synth(stack)) as { output: { values: { value: string } } };
  return json.output.values.value;
}

describe("values of a chart", () => {
  it("keep text that looks like something else", () => {
    const values = { version: "1.32", flag: "true", none: "null", port: "0o17", replicas: 2, enabled: true };

    expect(rendered(values)).toBe(
      'version: "1.32"\nflag: "true"\nnone: "null"\nport: "0o17"\nreplicas: 2\nenabled: true\n',
    );
  });

  it("survive the way through YAML, whatever they hold", () => {
    const values = {
      text: 'a "quoted": #word\nand a second line\ttabbed é',
      empty: { map: {}, list: [] },
      list: [{ name: "a" }, ["nested"], 1.5, false],
      "key/with: signs": "on",
    };

    expect(parse(valuesText(values))).toEqual(values);
  });

  it("say the same thing twice where they have it twice", () => {
    const shared = { drop: ["ALL"] };

    expect(valuesText({ a: shared, b: shared })).toBe('a:\n  drop:\n    - "ALL"\nb:\n  drop:\n    - "ALL"\n');
  });

  it.each([
    { kind: "text", token: Token.asString(ref("local.x")), expected: "${jsonencode(local.x)}" },
    { kind: "a number", token: Token.asNumber(ref("local.x")), expected: "${jsonencode(local.x)}" },
    { kind: "a list", token: Token.asList(ref("local.x")), expected: "${jsonencode(local.x)}" },
    { kind: "a boolean", token: "${local.x}", expected: "${jsonencode(local.x)}" },
    {
      kind: "a part of text",
      token: `vpc/${Token.asString(ref("local.x"))}`,
      expected: '${jsonencode("vpc/${local.x}")}',
    },
  ])("have Terraform write $kind as JSON", ({ token, expected }) => {
    expect(rendered({ deep: { list: [token] } })).toBe(`deep:\n  list:\n    - ${expected}\n`);
  });

  it("hold documents as text, which Terraform completes", () => {
    const objects = [
      { objectName: Token.asString(ref("local.arn")), jmesPath: [{ path: "user" }], count: 2 },
    ];
    const plain = { text: 'a "b" \\ $${c}' };

    expect(rendered({ deep: { $json: objects } })).toBe(
      'deep: ${jsonencode(jsonencode([{"objectName" = local.arn, "jmesPath" = [{"path" = "user"}], "count" = 2}]))}\n',
    );
    expect(JSON.parse(parse(valuesText({ plain: { $json: plain } })).plain)).toEqual(plain);
  });

  it("refuse documents whose text CDKTF would spoil", () => {
    const document = { arn: Token.asString(ref("local.arn")), path: 'a."b-c"' };

    expect(() => valuesText({ deep: { $json: document } })).toThrow(
      new Error('$json: expected no quote, backslash or ${ beside a reference, got a."b-c"'),
    );
  });

  it("leave signs alone that are no expression", () => {
    expect(rendered({ pattern: "$${name}" })).toBe('pattern: "$${name}"\n');
  });
});

describe("a value set at a path", () => {
  it("keeps what stands beside it", () => {
    const values = { rbac: { create: true, serviceAccount: { name: "a" } }, image: "b" };

    expect(withValueAt(values, ["rbac", "serviceAccount", "name"], "c")).toEqual({
      rbac: { create: true, serviceAccount: { name: "c" } },
      image: "b",
    });
    expect(values.rbac.serviceAccount.name).toBe("a");
  });

  it("makes the way to it", () => {
    expect(withValueAt({}, ["a", "b"], 1)).toEqual({ a: { b: 1 } });
  });

  it.each([
    { values: { a: "text" }, path: ["a", "b"], message: 'withValueAt: a: expected a map, got "text"' },
    { values: { a: [1] }, path: ["a", "b"], message: "withValueAt: a: expected a map, got [1]" },
    { values: {}, path: [], message: "withValueAt: expected a path of at least one key, got none" },
  ])("refuses: $message", ({ values, path, message }) => {
    expect(() => withValueAt(values, path, 1)).toThrow(new Error(message));
  });
});
