import type { Allowance } from "./allow-list";

/** A parsed `cdk.tf.json`, as far as it matters here. */
export interface UnitTemplate {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceBody>>>>;
  readonly output?: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

type ResourceBody = Readonly<Record<string, unknown>>;

/** A resource that an entry of the allow-list is about. */
export interface Affected {
  /** `<type>.<name>`. */
  readonly address: string;
  readonly allowance: Allowance;
}

/** What is left of a template. */
export interface Reduced {
  readonly template: UnitTemplate;
  /** Resources that an entry leaves out. */
  readonly leftOut: readonly Affected[];
  /** Addresses that are left out since they refer to one that is. */
  readonly dependents: readonly string[];
  /** Resources that are made without an argument. */
  readonly shortened: readonly Affected[];
}

/**
 * Leaves out of a template what the emulator cannot make: resources and arguments by the allow-list, what refers to
 * such a resource, and outputs that do. An order (`depends_on`) is no reference: only the order is left out.
 */
export function leaveOut(template: UnitTemplate, allowances: readonly Allowance[]): Reduced {
  const leftOut = matching(template, thatAllow(allowances, "resource"));
  const gone = withDependents(
    template,
    leftOut.map(({ address }) => address),
  );
  const rest = onlyResources(template, (address) => !gone.has(address));
  const shortened = matching(rest, thatAllow(allowances, "argument"));
  const shorter = mapResources(rest, (body, address) => {
    const without = shortened.flatMap((found) =>
      found.address === address ? [found.allowance.attribute] : [],
    );
    const entries = Object.entries(body).filter(([name]) => !without.includes(name));
    return withoutOrder(Object.fromEntries(entries), gone);
  });
  const outputs = Object.entries(template.output ?? {}).filter(([, output]) => !refersToOne(output, gone));
  const direct = new Set(leftOut.map(({ address }) => address));
  return {
    template: {
      ...shorter,
      ...(template.output === undefined ? {} : { output: Object.fromEntries(outputs) }),
    },
    leftOut,
    dependents: [...gone].filter((address) => !direct.has(address)),
    shortened,
  };
}

/**
 * The whole template again, so that the emulator can be asked for what was left out: nothing waits any more for what
 * cannot be made.
 */
export function putBack(template: UnitTemplate, { leftOut, dependents }: Reduced): UnitTemplate {
  const gone = new Set([...leftOut.map(({ address }) => address), ...dependents]);
  return mapResources(template, (body) => withoutOrder(body, gone));
}

/** Has Terraform overlook the attributes that the emulator reads back otherwise. */
export function ignoreDrift(template: UnitTemplate, allowances: readonly Allowance[]): UnitTemplate {
  const drifting = matching(template, thatAllow(allowances, "drift"));
  return mapResources(template, (body, address) => {
    const names = drifting.flatMap((found) => (found.address === address ? [found.allowance.attribute] : []));
    if (names.length === 0) return body;
    const { ignore_changes: ignored = [], ...lifecycle } = (body.lifecycle ?? {}) as Lifecycle;
    return { ...body, lifecycle: { ...lifecycle, ignore_changes: [...ignored, ...names] } };
  });
}

interface Lifecycle {
  readonly ignore_changes?: readonly string[];
}

/** Resources of a template that entries of the allow-list are about. */
export function matching(template: UnitTemplate, allowances: readonly Allowance[]): readonly Affected[] {
  return allowances.flatMap((allowance) =>
    Object.entries(template.resource?.[allowance.type] ?? {})
      .filter(([, body]) => concerns(allowance, body))
      .map(([name]) => ({ address: `${allowance.type}.${name}`, allowance })),
  );
}

/** Addresses of all resources of a template. */
export function addressesOf({ resource = {} }: UnitTemplate): readonly string[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

/** Entries that allow one thing. */
function thatAllow(allowances: readonly Allowance[], allow: Allowance["allow"]): readonly Allowance[] {
  return allowances.filter((allowance) => allowance.allow === allow);
}

function concerns({ allow, attribute, contains }: Allowance, body: ResourceBody): boolean {
  if (allow === "drift" || attribute === undefined) return true;
  const set = body[attribute];
  return set !== undefined && (contains === undefined || JSON.stringify(set).includes(contains));
}

/** Addresses with those of all resources that refer to one of them, at any distance. */
function withDependents(template: UnitTemplate, addresses: readonly string[]): ReadonlySet<string> {
  const gone = new Set(addresses);
  for (;;) {
    const found = Object.entries(template.resource ?? {}).flatMap(([type, named]) =>
      Object.entries(named)
        .filter(
          ([name, { depends_on: _, ...body }]) => !gone.has(`${type}.${name}`) && refersToOne(body, gone),
        )
        .map(([name]) => `${type}.${name}`),
    );
    if (found.length === 0) return gone;
    for (const address of found) gone.add(address);
  }
}

function withoutOrder(body: ResourceBody, addresses: ReadonlySet<string>): ResourceBody {
  if (!Array.isArray(body.depends_on)) return body;
  return { ...body, depends_on: body.depends_on.filter((reference: string) => !addresses.has(reference)) };
}

function refersToOne(value: unknown, addresses: ReadonlySet<string>): boolean {
  const references = JSON.stringify(value).match(/(?<![\w.-])aws_[a-z0-9_]+\.[\w-]+/g) ?? [];
  return references.some((reference) => addresses.has(reference));
}

function onlyResources(template: UnitTemplate, keep: (address: string) => boolean): UnitTemplate {
  const resource = Object.entries(template.resource ?? {}).flatMap(([type, named]) => {
    const kept = Object.entries(named).filter(([name]) => keep(`${type}.${name}`));
    return kept.length === 0 ? [] : [[type, Object.fromEntries(kept)] as const];
  });
  return { ...template, resource: Object.fromEntries(resource) };
}

function mapResources(
  template: UnitTemplate,
  change: (body: ResourceBody, address: string) => ResourceBody,
): UnitTemplate {
  const resource = Object.entries(template.resource ?? {}).map(([type, named]) => {
    const changed = Object.entries(named).map(([name, body]) => [name, change(body, `${type}.${name}`)]);
    return [type, Object.fromEntries(changed)];
  });
  return { ...template, resource: Object.fromEntries(resource) };
}
