import { AttributeOf, describeResolved, type Resolved, type Resource } from "@strata/inventory";
import { expect } from "vitest";
import { describeDifference, differences, type Partial } from "./differences";
import { Template } from "./template";

/** As many as a person compares at a glance. */
const MOST_CANDIDATES = 3;

/** What a Vitest matcher answers. */
interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Assertions on a {@link Template}. */
interface TemplateMatchers<R = unknown> {
  /** Some resource of the type has these values. */
  toHaveResource(type: string, partial?: Partial): R;
  /** No resource of the type has these values; without values, there is none of the type. */
  toHaveNoResource(type: string, partial?: Partial): R;
  /**
   * What an expression came to is this attribute (`aws_vpc.id`), or any attribute of the type (`aws_vpc`), of a
   * resource with these values. Of a list, every element is, and there is at least one.
   */
  toResolveTo(target: string, partial?: Partial): R;
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: has to be declared exactly as Vitest declares it
  interface Matchers<T = any> extends TemplateMatchers<T> {}
}

/** Makes the matchers known to Vitest's `expect`. */
export function registerMatchers(): void {
  expect.extend({ toHaveResource, toHaveNoResource, toResolveTo });
}

function toHaveResource(received: unknown, type: string, partial: Partial = {}): Outcome {
  const all = templateOf(received).resources(type);
  const ranked = rank(all, partial);
  return {
    pass: ranked[0]?.differences.length === 0,
    message: () =>
      all.length === 0
        ? `expected a resource of type ${type}, got none`
        : `expected a resource of type ${type} with ${JSON.stringify(partial)}; nearest of ${all.length}:\n${candidates(ranked)}`,
  };
}

function toHaveNoResource(received: unknown, type: string, partial: Partial = {}): Outcome {
  const found = rank(templateOf(received).resources(type), partial).filter(
    (one) => one.differences.length === 0,
  );
  return {
    pass: found.length === 0,
    message: () => {
      const list = found.map(({ resource }) => `${resource.address} (${resource.layer})`).join(", ");
      return `expected no resource of type ${type} with ${JSON.stringify(partial)}, got ${list}`;
    },
  };
}

function toResolveTo(received: unknown, target: string, partial: Partial = {}): Outcome {
  const values: readonly Resolved[] = Array.isArray(received) ? received : [received as Resolved];
  const faults = values.flatMap((value) => faultsOf(value, target, partial));
  return {
    pass: values.length > 0 && faults.length === 0,
    message: () =>
      values.length === 0 ? `expected a reference to ${target}, got an empty list` : faults.join("\n"),
  };
}

function faultsOf(value: Resolved, target: string, partial: Partial): readonly string[] {
  const got = describeResolved(value);
  if (!(value instanceof AttributeOf)) return [`expected a reference to ${target}, got ${got}`];
  const isTarget = target === value.type || target === `${value.type}.${value.attribute}`;
  if (!isTarget) return [`expected a reference to ${target}, got ${got}`];
  return differences(value.resource.values, partial).map((one) => `${got}: ${describeDifference(one)}`);
}

interface Candidate {
  readonly resource: Resource;
  readonly differences: ReturnType<typeof differences>;
}

/** Nearest first. */
function rank(resources: readonly Resource[], partial: Partial): readonly Candidate[] {
  return resources
    .map((resource) => ({ resource, differences: differences(resource.values, partial) }))
    .sort((one, other) => one.differences.length - other.differences.length);
}

function candidates(ranked: readonly Candidate[]): string {
  return ranked
    .slice(0, MOST_CANDIDATES)
    .map(({ resource, differences: found }) => {
      const lines = found.map((one) => `    ${describeDifference(one)}`);
      return [`  ${resource.address} (${resource.layer})`, ...lines].join("\n");
    })
    .join("\n");
}

function templateOf(received: unknown): Template {
  if (received instanceof Template) return received;
  throw new Error("matcher: expected expect() of a Template");
}
