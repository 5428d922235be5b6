import { UNKNOWN_ADDRESS } from "../planning-copy";
import { partAt } from "../planning-copy/partly-known";
import { actionOf, isAllowed, isChange, isReplacement } from "./actions";
import { ABSENT, type Difference, shown } from "./difference";
import type { ChangeJson, JudgedPlan, PlanJson, ResourceEntry } from "./plan-json";
import { ORDERED, type ProviderSchemas, type Shape, shapeOf } from "./shape";
import { hasTrue, type ValueDifference, valueDifferences } from "./value-differences";

/**
 * Where a plan does not refine the one that was reviewed; nothing where it does, so that it may be applied in its place.
 * Terraform holds every provider to one rule between plan and apply: what was known must come true, what was unknown may
 * become anything. Here the same rule is held between two plans of a unit: the first was made while the unit's upstream was
 * only planned. The resource that copies for planning have is passed over, and so are data sources.
 * @param schemas of the providers: elements of sets have no order. @default every list has one
 */
export function differences(
  reviewed: JudgedPlan,
  now: JudgedPlan,
  schemas: ProviderSchemas = {},
): readonly Difference[] {
  return [
    ...differencesOfMakers(reviewed, now),
    ...differencesOfResources(reviewed.plan, now.plan, schemas),
    ...differencesOfOutputs(reviewed.plan, now.plan),
    ...differencesOfDrift(reviewed.plan, now.plan, schemas),
  ];
}

/** Whether a plan may be applied in the place of the one that was reviewed: see {@link differences}. */
export function refines(now: JudgedPlan, reviewed: JudgedPlan, schemas: ProviderSchemas = {}): boolean {
  return differences(reviewed, now, schemas).length === 0;
}

/** What the plans were made with, and of. */
function differencesOfMakers(reviewed: JudgedPlan, now: JudgedPlan): readonly Difference[] {
  const facts = ({ plan, providers, unit }: JudgedPlan): Readonly<Record<string, unknown>> => ({
    unit,
    terraform_version: plan.terraform_version,
    ...Object.fromEntries(
      Object.entries(providers).map(([source, version]) => [`provider ${source}`, version]),
    ),
    errored: plan.errored === true,
  });
  const [was, is] = [facts(reviewed), facts(now)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((attribute) =>
    was[attribute] === is[attribute]
      ? []
      : [{ address: "plan", attribute, reviewed: shown(was[attribute]), now: shown(is[attribute]) }],
  );
}

function differencesOfResources(
  reviewed: PlanJson,
  now: PlanJson,
  schemas: ProviderSchemas,
): readonly Difference[] {
  const [was, is] = [managed(reviewed.resource_changes), managed(now.resource_changes)];
  return pairs(was, is).flatMap(([address, before, after]) => {
    if (before === undefined) {
      if (after === undefined || !isChange(after.change)) return [];
      return [{ address, attribute: "", reviewed: ABSENT, now: shown(actionOf(after.change)) }];
    }
    if (after === undefined)
      return [{ address, attribute: "", reviewed: shown(actionOf(before.change)), now: ABSENT }];
    return [
      ...differencesOfEntry(before, after),
      ...differencesOfChange(before.change, after.change, shapeOf(schemas, before.type)),
    ].map((difference) => ({ address, ...difference }));
  });
}

function differencesOfOutputs(reviewed: PlanJson, now: PlanJson): readonly Difference[] {
  const named = ({ output_changes = {} }: PlanJson): ReadonlyMap<string, ChangeJson> =>
    new Map(Object.entries(output_changes).map(([name, change]) => [`output.${name}`, change]));
  return pairs(named(reviewed), named(now)).flatMap(([address, before, after]) => {
    if (before === undefined) {
      if (after === undefined || !isChange(after)) return [];
      return [{ address, attribute: "", reviewed: ABSENT, now: shown(actionOf(after)) }];
    }
    if (after === undefined)
      return [{ address, attribute: "", reviewed: shown(actionOf(before)), now: ABSENT }];
    return differencesOfChange(before, after, ORDERED).map((difference) => ({ address, ...difference }));
  });
}

/** What has changed outside of Terraform must be what had when the plan was reviewed. */
function differencesOfDrift(
  reviewed: PlanJson,
  now: PlanJson,
  schemas: ProviderSchemas,
): readonly Difference[] {
  const [was, is] = [managed(reviewed.resource_drift), managed(now.resource_drift)];
  return pairs(was, is).flatMap(([address, before, after]): readonly Difference[] => {
    if (before === undefined || after === undefined) {
      const text = (entry: ResourceEntry | undefined) => shown(entry && actionOf(entry.change));
      return [{ address, attribute: "drift", reviewed: text(before), now: text(after) }];
    }
    const [one, other] = [actionOf(before.change), actionOf(after.change)];
    const actions = one === other ? [] : [{ attribute: "actions", reviewed: shown(one), now: shown(other) }];
    const values = differencesOfValues(before.change, after.change, shapeOf(schemas, before.type));
    return [...actions, ...values].map(({ attribute, ...rest }) => ({
      address,
      attribute: `drift.${attribute}`,
      ...rest,
    }));
  });
}

/** What an entry says beside its change. */
function differencesOfEntry(reviewed: ResourceEntry, now: ResourceEntry): readonly ValueDifference[] {
  const fields = ["previous_address"] as const;
  const isSameAction = actionOf(reviewed.change) === actionOf(now.change);
  return [...fields, ...(isSameAction ? (["action_reason"] as const) : [])].flatMap((attribute) =>
    reviewed[attribute] === now[attribute]
      ? []
      : [{ attribute, reviewed: shown(reviewed[attribute]), now: shown(now[attribute]) }],
  );
}

function differencesOfChange(
  reviewed: ChangeJson,
  now: ChangeJson,
  shape: Shape,
): readonly ValueDifference[] {
  const actions = isAllowed(reviewed, now)
    ? []
    : [{ attribute: "actions", reviewed: shown(actionOf(reviewed)), now: shown(actionOf(now)) }];
  const plain = (value: unknown) => ({ value, unknown: false, sensitive: false });
  return [
    ...actions,
    ...differencesOfReplacement(reviewed, now),
    ...valueDifferences(plain(reviewed.importing), plain(now.importing), ORDERED, ["importing"]),
    ...differencesOfValues(reviewed, now, shape),
  ];
}

/**
 * What forces a replacement must have done so when it was reviewed. A reason may be gone only if it was an unknown value,
 * which has turned out to be the same.
 */
function differencesOfReplacement(reviewed: ChangeJson, now: ChangeJson): readonly ValueDifference[] {
  if (!isReplacement(now)) return [];
  const texts = ({ replace_paths = [] }: ChangeJson) => replace_paths.map((path) => JSON.stringify(path));
  const [was, is] = [texts(reviewed), texts(now)];
  const gone = (reviewed.replace_paths ?? []).filter((path) => !is.includes(JSON.stringify(path)));
  const isSame =
    is.every((path) => was.includes(path)) &&
    gone.every((path) => isUnknownAt(reviewed, path)) &&
    (was.length === 0 || is.length > 0);
  if (isSame) return [];
  return [
    {
      attribute: "replace_paths",
      reviewed: shown(reviewed.replace_paths ?? []),
      now: shown(now.replace_paths ?? []),
    },
  ];
}

/** Whether something at or below a path is unknown until apply. */
function isUnknownAt({ after, after_unknown }: ChangeJson, path: readonly (string | number)[]): boolean {
  const part = path.reduce(partAt, { value: after, unknown: after_unknown });
  return hasTrue(part.unknown);
}

function differencesOfValues(
  reviewed: ChangeJson,
  now: ChangeJson,
  shape: Shape,
): readonly ValueDifference[] {
  const before = ({ before: value, before_sensitive: sensitive }: ChangeJson) => ({
    value,
    unknown: false,
    sensitive,
  });
  const after = ({ after: value, after_unknown: unknown, after_sensitive: sensitive }: ChangeJson) => ({
    value,
    unknown,
    sensitive,
  });
  return [
    ...valueDifferences(before(reviewed), before(now), shape, ["before"]),
    ...valueDifferences(after(reviewed), after(now), shape, []),
  ];
}

/** Managed resources by address; what a failed replacement has left behind has its key in it. */
function managed(entries: readonly ResourceEntry[] = []): ReadonlyMap<string, ResourceEntry> {
  return new Map(
    entries
      .filter(({ mode = "managed", address }) => mode === "managed" && address !== UNKNOWN_ADDRESS)
      .map((entry) => [
        entry.deposed === undefined ? entry.address : `${entry.address} (deposed ${entry.deposed})`,
        entry,
      ]),
  );
}

/** Both of each key, in the order of the first and then of the second. */
function pairs<T>(
  first: ReadonlyMap<string, T>,
  second: ReadonlyMap<string, T>,
): readonly (readonly [string, T | undefined, T | undefined])[] {
  return [...new Set([...first.keys(), ...second.keys()])].map((key) => [
    key,
    first.get(key),
    second.get(key),
  ]);
}
