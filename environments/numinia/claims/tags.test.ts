import { isBlock } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

/**
 * The value of a tag in every place from which resources get it: each AWS provider, and what EKS launches for a node
 * group, which default tags do not reach.
 */
function values(template: Template, tag: string): readonly (readonly [string, unknown])[] {
  const ofProviders = template.layers.flatMap((layer) =>
    template.provider("aws", layer).map((provider) => {
      const tags = provider.blocks("default_tags").map((block) => isBlock(block.tags) && block.tags[tag]);
      return [`${layer} ${String(provider.get("region"))}`, tags] as const;
    }),
  );
  const ofNodes = template
    .resources("aws_launch_template")
    .flatMap((nodes) =>
      nodes
        .blocks("tag_specifications")
        .map(
          (block) =>
            [
              `${nodes.name} ${String(block.resource_type)}`,
              [isBlock(block.tags) && block.tags[tag]],
            ] as const,
        ),
    );
  return [...ofProviders, ...ofNodes];
}

function everywhere(value: string): readonly (readonly [string, unknown])[] {
  return [
    "audit eu-west-1",
    "network eu-west-1",
    "cluster eu-west-1",
    "data eu-west-1",
    "edge eu-west-1",
    "edge us-east-1",
    "addons eu-west-1",
    "node-groups_general_template instance",
    "node-groups_general_template volume",
  ].map((place) => [place, [value]]);
}

claim("NUMINIA-BASE-TAG-01", PRODUCTION, (template) => {
  expect(values(template, "Environment")).toEqual(everywhere("production"));
});

// CDKTF manages the resources. Tags are what cost and policy queries filter on, so the document's value stays.
claim("NUMINIA-BASE-TAG-02", PRODUCTION, (template) => {
  expect(values(template, "ManagedBy")).toEqual(everywhere("terragrunt"));
});

claim("NUMINIA-BASE-TAG-03", PRODUCTION, (template) => {
  expect(values(template, "Project")).toEqual(everywhere("numinia"));
});
