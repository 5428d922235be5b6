import { attributesIn, type Resource } from "@strata/inventory";
import type { Template } from "@strata/synth-test";
import { parse } from "yaml";

/** Values of a chart, or fields of a Kubernetes object. */
export interface Fields {
  readonly [key: string]: Fields;
}

/**
 * The release of a chart.
 * @throws {Error} where the template has not exactly one
 */
export function releaseOf(template: Template, chart: string): Resource {
  return template.resource("helm_release", (release) => release.get("chart") === chart);
}

/** The values of a release. References stand in them as expressions. */
export function valuesOf(release: Resource): Fields {
  return parse(String(release.get("values.0"))) as Fields;
}

/** A Kubernetes object, and the release that ships it. */
export interface ShippedObject {
  readonly release: Resource;
  readonly object: Fields;
}

/** The Kubernetes objects of a kind in releases of objects: of all of them, or of those in one namespace. */
export function objectsOf(template: Template, kind: string, namespace?: string): readonly ShippedObject[] {
  return template
    .resources("helm_release", "addons")
    .filter((release) => String(release.get("chart")).startsWith("./"))
    .filter((release) => namespace === undefined || release.get("namespace") === namespace)
    .flatMap((release) =>
      Object.values(valuesOf(release).objects ?? {}).map((object) => ({ release, object })),
    )
    .filter(({ object }) => String(object.kind) === kind);
}

/** Addresses of the releases that must be there before one, themselves or through others. */
export function before(template: Template, release: Resource): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [release];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const address of next.list("depends_on").map(String)) {
      if (found.has(address)) continue;
      found.add(address);
      const earlier = template.resources("helm_release", "addons").find((one) => one.address === address);
      if (earlier !== undefined) waiting.push(earlier);
    }
  }
  return found;
}

/** The role that annotates the service account of a chart. */
export function roleOf(release: Resource, serviceAccount: Fields | undefined): Resource | undefined {
  const arn = serviceAccount?.annotations?.["eks.amazonaws.com/role-arn"];
  return attributesIn(release.resolveValue(arn))[0]?.resource;
}

/** What the inline policies of a role allow: actions, and resources and conditions as written. */
export function rightsOf(
  template: Template,
  role: Resource | undefined,
): readonly {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: unknown;
  readonly policy: Resource;
}[] {
  return template
    .resources("aws_iam_role_policy", "addons")
    .filter((policy) => policy.get("role") === `\${aws_iam_role.${role?.name}.name}`)
    .flatMap((policy) =>
      policy
        .policy("policy")
        .statements.map(({ actions, resources, conditions }) => ({ actions, resources, conditions, policy })),
    );
}
