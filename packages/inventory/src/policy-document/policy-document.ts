/** An IAM policy in one shape: everything that IAM lets be one or many is a list. */
export interface PolicyDocument {
  readonly statements: readonly PolicyStatement[];
}

/** One statement. Values keep their `${…}` as written. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** By kind (`AWS`, `Service`, `Federated`); `Principal: "*"` is `{ AWS: ["*"] }`, which means the same. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  /** By operator, then by key, for example `conditions.StringEquals["aws:SourceAccount"]`. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The values of one condition key in a statement, whichever operator carries it; keys ignore case, as in IAM. */
export function conditionValues(
  statement: PolicyStatement,
  operator: RegExp,
  key: string,
): readonly string[] {
  return Object.entries(statement.conditions)
    .filter(([name]) => operator.test(name))
    .flatMap(([, keys]) => Object.entries(keys))
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, values]) => values);
}
