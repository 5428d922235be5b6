import { expressionOf } from "./expression";
import { type PartlyKnown, partAt } from "./partly-known";
import { parseTypeConstraint } from "./type-constraint";

/** Address of the resource of Terraform's own that only a copy has: nobody knows its id before apply. */
export const UNKNOWN_ADDRESS = "terraform_data.strata_unknown";

/** Files of Terraform JSON by name, to write beside a copy of the unit's own. */
export type PlanningFiles = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Where a copy has its state: `own`, the unit's, which it reads. `none`: in its folder, where nothing exists yet. */
export type CopyState = "own" | "none";

/** What a unit's JSON says of what it reads. */
interface Declared {
  readonly variable?: Readonly<
    Record<string, { readonly type?: string; readonly "//"?: { readonly example?: unknown } }>
  >;
  readonly locals?: Readonly<Record<string, unknown>>;
}

/**
 * What makes a copy of a unit plan with values from outside of its state: for planning only, since its plan has a
 * resource more than the unit. An upstream layer, or a look-up, is a variable, a data source that is read while the variable is
 * null, and a local, all of one name; here the variable is given and the local says what is known, and leaves unknown
 * what is not. Names that the unit does not read are passed over.
 * @param unit the unit's JSON, which is not changed
 * @param sources outputs of an upstream layer, or attributes of a look-up, by its name
 * @throws {Error} where a value that the unit reads is neither known nor unknown, or of another type
 */
export function planningFiles(
  unit: unknown,
  sources: Readonly<Record<string, PartlyKnown>>,
  state: CopyState = "own",
): PlanningFiles {
  const read = Object.keys(sources).filter((name) => isSource(unit as Declared, name));
  const locals = read.map((name) => [name, localOf(unit as Declared, name, sources[name] as PartlyKnown)]);
  const override = {
    ...(read.length === 0
      ? {}
      : {
          variable: Object.fromEntries(read.map((name) => [name, { type: "bool", default: true }])),
          locals: Object.fromEntries(locals),
        }),
    ...(state === "none" ? { terraform: { backend: { local: {} } } } : {}),
  };
  return {
    // An override can replace a block, and add none.
    "unknown.tf.json": {
      resource: { terraform_data: { strata_unknown: { input: "what is known after apply only" } } },
    },
    "override.tf.json": override,
  };
}

/** The sources of a unit: the layers that it reads, and what it looks up. */
export function sourcesOf(unit: unknown): readonly string[] {
  const declared = unit as Declared;
  return Object.keys(declared.variable ?? {}).filter((name) => isSource(declared, name));
}

function isSource({ variable = {}, locals = {} }: Declared, name: string): boolean {
  const local = locals[name];
  return (
    Object.hasOwn(variable, name) &&
    typeof local === "object" &&
    local !== null &&
    variable[name]?.type?.startsWith("object(") === true
  );
}

/** The local of a source, with an expression for each of its fields. */
function localOf(
  { variable = {} }: Declared,
  name: string,
  source: PartlyKnown,
): Readonly<Record<string, string>> {
  const { type = "", "//": { example } = {} } = variable[name] ?? {};
  const constraint = parseTypeConstraint(type);
  if (constraint.kind !== "object") throw new Error(`variable ${name}: expected an object, got ${type}`);
  return Object.fromEntries(
    Object.entries(constraint.members).map(([field, member]) => {
      const context = {
        unknownText: `${UNKNOWN_ADDRESS}.id`,
        path: `${name}.${field}`,
        example: (example as Readonly<Record<string, unknown>> | undefined)?.[field],
      };
      return [field, `\${${expressionOf(member, partAt(source, field), context)}}`];
    }),
  );
}
