/** A block of a synthesized resource, which a change edits. */
export type Editable = Record<string, unknown>;

/** One change to what is synthesized, which `strata check` must report. */
export interface SingleChange {
  readonly what: string;
  /** Type of the resource; `output` and `variable` are the unit's own. */
  readonly type: string;
  /** Which of them: those whose JSON this matches. @default all */
  readonly where?: RegExp;
  /** The resource after the change; undefined where it is gone. */
  readonly edit: (block: Editable) => Editable | undefined;
  /** Id of the rule that must see it. */
  readonly rule: string;
}

export const gone = (): undefined => undefined;
export const without =
  (key: string) =>
  ({ [key]: _, ...rest }: Editable): Editable =>
    rest;
export const set =
  (key: string, value: unknown) =>
  (block: Editable): Editable => ({ ...block, [key]: value });

export type Statement = Record<string, unknown>;

/** Changes every statement of the policy at a key that a test picks. */
export const statements =
  (
    key: string,
    pick: (statement: Statement) => boolean,
    edit: (statement: Statement) => Statement | undefined,
  ) =>
  (block: Editable): Editable => {
    const document = JSON.parse(String(block[key])) as { Statement: Statement[] };
    const Statement = document.Statement.flatMap((one) => (pick(one) ? (edit(one) ?? []) : one));
    return { ...block, [key]: JSON.stringify({ ...document, Statement }) };
  };
export const holds =
  (text: string) =>
  (statement: Statement): boolean =>
    JSON.stringify(statement).includes(text);
export const replaced =
  (from: string | RegExp, to: string) =>
  (statement: Statement): Statement =>
    JSON.parse(JSON.stringify(statement).replaceAll(new RegExp(from, "g"), to)) as Statement;
export const withoutCondition = without("Condition");

export const TRUST = "assume_role_policy";
