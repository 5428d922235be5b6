import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";

const E = "shop/prod/environment.yaml";

/** What is said of the values of a chart; they start in column 38 of line 5. */
function valueProblems(values: string): readonly string[] {
  const yaml = environmentYaml("shop-prod", `apps: { charts: { web: { values: { a: ${values} } } } }`);
  return problemLines(loadFiles({ [E]: yaml })).map((line) => line.replace(`${E}:5:`, ""));
}

describe("keys that begin with $", () => {
  it.each([
    {
      values: "{ $outputs: data.stores.logs.arn }",
      lines: [
        '41: apps.charts.web.values.a.$outputs: expected a known key, got "$outputs"; did you mean "$output"?',
      ],
    },
    {
      values: "{ b: [{ $jsn: 1 }] }",
      lines: [
        '47: apps.charts.web.values.a.b.0.$jsn: expected a known key, got "$jsn"; did you mean "$json"?',
      ],
    },
    {
      values: "{ $patch: delete, b: 1 }",
      lines: [
        '41: apps.charts.web.values.a.$patch: expected a known key, got "$patch"; known: $output, $json',
      ],
    },
    {
      values: "{ $json: { b: 1 }, c: 2 }",
      lines: [
        "36: apps.charts.web.values.a: expected { $json: … } and nothing beside it, got c beside $json",
      ],
    },
    {
      values: "{ $json: { b: { $outputs: data.x } } }",
      lines: [
        '55: apps.charts.web.values.a.$json.b.$outputs: expected a known key, got "$outputs"; did you mean "$output"?',
      ],
    },
    {
      values: "{ $json: [{ $json: 1 }] }",
      lines: [
        "51: apps.charts.web.values.a.$json.0.$json: expected what the outer $json makes JSON, got another $json",
      ],
    },
  ])("are known and alone: $values", ({ values, lines }) => {
    expect(valueProblems(values)).toEqual(lines);
  });

  it.each(["'a \"b\"'", "'a\\b'", "'$" + "{b}'"])(
    "let no text stand in a $json beside a reference that Terraform would not keep: %s",
    (text) => {
      const store = "data: { stores: { logs: { mode: external, bucketArn: x } } }";
      const values = `{ $json: { b: ${text}, c: { $output: data.stores.logs.arn } } }`;
      const yaml = environmentYaml(
        "shop-prod",
        `${store}\napps: { charts: { web: { values: { a: ${values} } } } }`,
      );
      const [line, ...more] = problemLines(loadFiles({ [E]: yaml }));
      expect(line).toMatch(
        `${E}:6:53: apps.charts.web.values.a.$json.b: expected no quote, backslash or $` +
          "{ in a $json that holds a reference, got ",
      );
      expect(more).toEqual([]);
    },
  );

  it("are what they like inside the text of a $json", () => {
    expect(valueProblems("{ $json: { $schema: x, properties: { $id: 'a \"b\"' } } }")).toEqual([]);
  });

  it("hide nothing that the schema says of the settings beside them", () => {
    const yaml = environmentYaml("shop-prod", "data: { stores: { logs: { $outputs: x } }, copies: y }");
    expect(problemLines(loadFiles({ [E]: yaml }))).toEqual([
      `${E}:5:27: data.stores.logs.$outputs: expected a known key, got "$outputs"; did you mean "$output"?`,
      `${E}:5:52: data.copies: expected a number, got "y"`,
    ]);
  });
});
