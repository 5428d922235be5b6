/** An IAM policy in one shape: everything that IAM lets be one or many is a list. */
export interface PolicyDocument {
  readonly statements: readonly PolicyStatement[];
}

/**
 * One statement. Text may hold `${…}`: a policy variable of IAM (`${aws:username}`), or the reference of a template,
 * such as `${aws_s3_bucket.assets.arn}`, whose value is not known.
 */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** By kind (`AWS`, `Service`, `Federated`); `Principal: "*"` is `{ AWS: ["*"] }`, which means the same. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly notPrincipals: Readonly<Record<string, readonly string[]>>;
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

/** Reads the object that a policy's JSON holds. */
export function documentOf(json: unknown): PolicyDocument {
  const statements = isObject(json) ? listOf(json.Statement).filter(isObject) : [];
  return { statements: statements.map(statementOf) };
}

function statementOf(statement: Readonly<Record<string, unknown>>): PolicyStatement {
  const { Sid, Effect, Condition } = statement;
  return {
    ...(typeof Sid === "string" ? { sid: Sid } : {}),
    effect: String(Effect),
    actions: strings(statement.Action),
    notActions: strings(statement.NotAction),
    resources: strings(statement.Resource),
    notResources: strings(statement.NotResource),
    principals: principals(statement.Principal),
    notPrincipals: principals(statement.NotPrincipal),
    conditions: mapped(Condition, (keys) => mapped(keys, strings)),
  };
}

function principals(value: unknown): PolicyStatement["principals"] {
  return typeof value === "string" ? { AWS: [value] } : mapped(value, strings);
}

function strings(value: unknown): readonly string[] {
  return listOf(value).map(String);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function mapped<T>(value: unknown, map: (entry: unknown) => T): Readonly<Record<string, T>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.keys(value).map((key) => [key, map(value[key])]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
