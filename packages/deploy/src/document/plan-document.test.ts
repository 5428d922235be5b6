import { describe, expect, it } from "vitest";
import {
  creates,
  deletes,
  environment,
  output,
  replaces,
  unknownOutput,
  updates,
} from "./golden/build.fixture";
import { htmlOf } from "./html/html";
import type { DocumentInput, GuardedChange } from "./input";
import { junitOf } from "./junit/junit";
import { markdownOf } from "./markdown/markdown";
import { planDocument } from "./plan-document";

const guard = (address: string, more: Partial<GuardedChange> = {}): GuardedChange => ({
  layer: "data",
  address,
  type: "aws_s3_bucket",
  action: "delete",
  reason: "its objects",
  ...more,
});

/** All forms of the document of one environment. */
function forms(input: DocumentInput): {
  readonly markdown: string;
  readonly html: string;
  readonly junit: string;
} {
  const document = planDocument([input]);
  return { markdown: markdownOf(document), html: htmlOf(document), junit: junitOf(document) };
}

describe("a guarded resource", () => {
  it("is told of where no plan that was given shows it", () => {
    const { markdown, html, junit } = forms(
      environment({ layers: {}, guarded: [guard("aws_s3_bucket.lost")] }),
    );

    expect(markdown).toContain("**Destroys** `aws_s3_bucket.lost` in data · **holds data**");
    expect(html).toContain("<code>aws_s3_bucket.lost</code>");
    expect(junit).toContain('failures="1"');
  });

  it("fails its unit although no rule is about it", () => {
    const resources = [deletes("aws_route.one", { id: "r" })];
    const guarded = [guard("aws_route.one", { type: "aws_route" })];

    expect(forms(environment({ layers: { data: { resources } } })).junit).toContain('failures="0"');
    expect(forms(environment({ layers: { data: { resources } }, guarded })).junit).toContain(
      '<failure message="1 change to decide on.',
    );
  });

  it("is found by its address alone where an earlier replacement has left it there", () => {
    const resources = [deletes("aws_s3_bucket.one", {}, { deposed: "0a1b" })];
    const { markdown } = forms(
      environment({ layers: { data: { resources } }, guarded: [guard("aws_s3_bucket.one")] }),
    );

    expect(markdown).toContain("**Destroys** `aws_s3_bucket.one (deposed 0a1b)` in data · **holds data**");
    expect(markdown).toContain("`--allow-destroy 'aws_s3_bucket.one'`");
    expect(markdown.match(/\*\*Destroys\*\*/g)).toHaveLength(1);
  });
});

describe("a plan that is not whole", () => {
  it("is said first, and fails its unit", () => {
    const { markdown, junit } = forms(environment({ layers: { edge: { errored: true } } }));

    expect(markdown).toContain("**This is not the whole plan: Terraform broke off in edge.**");
    expect(junit).toContain('<failure message="Terraform broke off while it planned.');
  });

  it("is told of by its counts where its JSON is missing", () => {
    const input = environment({ layers: { edge: { resources: [creates("aws_eip.one", {})] } } });
    const { markdown } = forms({ ...input, plans: {} });

    expect(markdown).toContain("| `edge` | exact | 1 |  |  |  | only its counts are known here |");
  });
});

describe("an unknown value", () => {
  /** A plan that reads an output of network, which its plan knows or does not. */
  const reading = (isKnown: boolean): DocumentInput =>
    environment({
      layers: {
        network: { outputs: { vpc_id: isKnown ? output("vpc-1", "vpc-2") : unknownOutput("vpc-1") } },
        edge: {
          provisional: "network changes vpc_id",
          consumed: [
            {
              from: "network",
              path: ["vpc_id"],
              source: { kind: "planned", digest: `sha256:${"0".repeat(64)}` },
            },
          ],
          unit: { resource: { aws_lb: { web: { vpc: "${local.network.vpc_id}-${aws_eip.one.id}" } } } },
          resources: [updates("aws_lb.web", { vpc: "a" }, {}, { after_unknown: { vpc: true } })],
        },
      },
    });

  it("is known after the layer whose plan leaves it open", () => {
    expect(forms(reading(false)).markdown).toContain('`vpc`: `"a"` → *known after network*');
  });

  it("is known after its own apply where that plan knows all that is read", () => {
    expect(forms(reading(true)).markdown).toContain('`vpc`: `"a"` → *known after apply*');
  });
});

describe("a comment", () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    deletes(`aws_sqs_queue.q${index}`, { name: `q${index}` }),
  );
  const document = planDocument([
    environment({ layers: { data: { resources: [...many, creates("aws_eip.one", {})] } } }),
  ]);

  it("says so where what it must not leave out is longer than its limit", () => {
    const text = markdownOf(document, { limit: 2000 });

    expect(text.split("\n")[0]).toBe(
      "**Longer than 2,000 characters: the 400 changes that must not be left out (destroyed, replaced, guarded, decisions, contracts, failures) take more by themselves. Each is here, in its shortest form.**",
    );
    for (const { address } of many) expect(text).toContain(`\`${address}\``);
    expect(text).toContain("… and 1 more change in 1 layer, not shown for want of room");
  });

  it("has all there is to say where there is room, and collapses before it counts", () => {
    const least = markdownOf(document, { limit: 0 });
    const inBetween = markdownOf(document, { limit: least.length + 100 });

    expect(markdownOf(document)).toContain("**Safe way:**");
    expect(inBetween).not.toContain("**Safe way:**");
    expect(inBetween).toContain("- `aws_eip.one` in data");
  });
});

it("takes a moment for thousands of resources", () => {
  const resources = Array.from({ length: 5000 }, (_, index) =>
    updates(
      `aws_sqs_queue.q${index}`,
      { name: `q${index}`, tags: { a: "1" } },
      { name: `q${index}`, tags: { a: "2" } },
    ),
  );
  const start = performance.now();
  forms(environment({ layers: { data: { resources } } }));

  // Anything that compares each with each other takes minutes.
  expect(performance.now() - start).toBeLessThan(5000);
});

describe("a replacement", () => {
  const resources = [replaces("aws_vpc.vpc", { cidr_block: "10.0.0.0/16" }, { cidr_block: "10.1.0.0/16" })];
  const setting = (path: string, isReplacing?: boolean): DocumentInput["settings"][number] => ({
    place: "environments/shop/environment.yaml:1:1",
    path: path.split("."),
    touches: [
      { layer: "network", address: "aws_vpc.vpc", ...(isReplacing === undefined ? {} : { isReplacing }) },
    ],
  });

  it("names the settings that force it, and not those that change it besides", () => {
    const settings = [setting("tags.Team", false), setting("network.cidr", true)];
    const { markdown } = forms(environment({ layers: { network: { resources } }, settings }));

    expect(markdown).toMatch(/Behind it: `environments\/shop\/environment.yaml:1:1 network.cidr`\n/);
  });

  it("names all that change it where none is known to force it", () => {
    const settings = [setting("tags.Team"), setting("network.cidr")];
    const { markdown } = forms(environment({ layers: { network: { resources } }, settings }));

    expect(markdown).toMatch(/Behind it: `[^`]* tags.Team`, `[^`]* network.cidr`\n/);
  });
});
