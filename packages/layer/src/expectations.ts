/** What must be true of something that others change, by the setting that asks for it. */
export type Expectations<Name extends string> = Readonly<
  Record<
    Name,
    {
      /** What Terraform asks of what it read, as an expression over `self`. */
      readonly condition: string;
      readonly wanted: string;
    }
  >
>;

/** What is looked up, as messages name it. */
export interface LookedUp {
  /** Place of its settings, for example `data.databases.main`. */
  readonly at: string;
  /** For example `DB instance main`. */
  readonly what: string;
  /** What its owner can change, for example `instance`. */
  readonly kind: string;
}

/** The part of a look-up by which a plan fails where something is not as the settings expect it. */
export interface ExpectedLifecycle {
  readonly lifecycle?: { readonly postcondition: { condition: string; errorMessage: string }[] };
}

/** Holds what is looked up to the expectations that the settings have of it: `expect`, by name. */
export function expecting<Name extends string>(
  expectations: Expectations<Name>,
  expect: Readonly<Record<Name, boolean>>,
  { at, what, kind }: LookedUp,
): ExpectedLifecycle {
  const names = (Object.keys(expectations) as Name[]).filter((name) => expect[name]);
  if (names.length === 0) return {};
  return {
    lifecycle: {
      postcondition: names.map((name) => ({
        condition: `\${${expectations[name].condition}}`,
        errorMessage: `${at}: expected ${expectations[name].wanted} of the ${what}; change the ${kind}, or set expect.${name} to false.`,
      })),
    },
  };
}
