import type { PolicyDocument, PolicyStatement } from "@strata/iam";
import type { Inventory, Resource } from "@strata/inventory";

/** A policy as IAM would get it. */
export interface PlainPolicy {
  /** Where it stands: layer, address and argument. */
  readonly name: string;
  readonly document: object;
}

/** Every policy that an environment's resources hold, wherever it stands in them. */
export function policiesOf(inventory: Inventory): readonly PlainPolicy[] {
  return inventory.all().flatMap((resource) =>
    Object.keys(resource.values)
      .filter((argument) => isPolicy(resource, argument))
      .map((argument) => ({
        name: `${resource.layer} ${resource.address} ${argument}`,
        document: plain(inventory.access.policyAt(resource, argument)),
      })),
  );
}

function isPolicy(resource: Resource, argument: string): boolean {
  const value = resource.get(argument);
  return (
    typeof value === "string" &&
    (/^\s*\{.*"Statement"/s.test(value) || /^\$\{data\.aws_iam_policy_document\.[^}]*\}$/.test(value))
  );
}

/**
 * The document with something in place of each reference that is not known: letters inside of a text, `*` for a whole
 * ARN, which is then not judged. A trust policy gets the resource that it has none of. Lists of one are single values,
 * which parliament expects of booleans.
 */
export function plain({ statements }: PolicyDocument): object {
  return {
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      ...(statement.sid === undefined ? {} : { Sid: statement.sid }),
      Effect: statement.effect,
      ...either("Action", statement.actions, "NotAction", statement.notActions),
      ...either(
        "Resource",
        statement.resources.length + statement.notResources.length === 0 ? ["*"] : statement.resources,
        "NotResource",
        statement.notResources,
      ),
      ...condition(statement),
    })),
  };
}

function either(
  name: string,
  values: readonly string[],
  otherName: string,
  others: readonly string[],
): Readonly<Record<string, unknown>> {
  return values.length > 0 ? { [name]: values.map(known) } : { [otherName]: others.map(known) };
}

function condition({ conditions }: PolicyStatement): object {
  if (Object.keys(conditions).length === 0) return {};
  const keys = (of: Readonly<Record<string, readonly string[]>>): object =>
    Object.fromEntries(
      Object.entries(of).map(([key, values]) => {
        const all = values.map(known);
        return [known(key), all.length === 1 ? all[0] : all];
      }),
    );
  return {
    Condition: Object.fromEntries(Object.entries(conditions).map(([operator, of]) => [operator, keys(of)])),
  };
}

/** IAM's own variables stay; a reference that is a whole ARN is anything. */
function known(text: string): string {
  if (/^\$\{[^}]*\.arn\}$/.test(text)) return "*";
  return text.replace(/\$\{(?![\w-]+:|[*?$]\})(?:[^{}]|\{[^{}]*\})*\}/g, "unknown0");
}
