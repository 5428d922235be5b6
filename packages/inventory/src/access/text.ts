import type { PolicyDocument, PolicyStatement } from "@strata/iam";
import { asList } from "../block-path";
import { templateParts } from "../expression/template-text";
import { describeResolved } from "../resource/resolved";
import {
  AttributeOf,
  FunctionOf,
  type Resolved,
  type Resource,
  TextAround,
  UnknownValue,
  VariableOf,
} from "../resource/resource";
import { arnOf, idArgument, type Place } from "./arn";

/** What is asked of an inventory to read its policies. */
export interface Estate {
  resources(type: string): readonly Resource[];
  setup(type: string, layer?: string): readonly Resource[];
  resolve(value: unknown, layer: string): Resolved;
}

/** `${aws:username}`, `${*}`: IAM's own, which no reference of Terraform looks like. */
const POLICY_VARIABLE = /^(?:[*?$]|[\w-]+:[^\s,{}"]+(?:,\s*'[^']*')?)$/;

/**
 * A text of a policy with every reference written in one way for all layers: what is known of it as it stands, and
 * what is not as `${<layer>/<address>.<attribute>}`.
 */
export function textIn(text: string, layer: string, estate: Estate): string {
  return templateParts(text)
    .map((part) => {
      if ("text" in part) return part.text;
      if (POLICY_VARIABLE.test(part.expression)) return `\${${part.expression}}`;
      return textOf(estate.resolve(`\${${part.expression}}`, layer), estate);
    })
    .join("");
}

/** The ARN of a resource in the same way. */
export function resourceText(resource: Resource, estate: Estate): string {
  return attributeText(resource, "arn", estate);
}

/** A document whose text is written in that way. */
export function documentIn(document: PolicyDocument, layer: string, estate: Estate): PolicyDocument {
  const one = (text: string): string => textIn(text, layer, estate);
  const all = (texts: readonly string[]): readonly string[] => texts.map(one);
  const named = (by: PolicyStatement["principals"]): PolicyStatement["principals"] => keyed(by, all);
  return {
    statements: document.statements.map((statement) => ({
      ...statement,
      resources: all(statement.resources),
      notResources: all(statement.notResources),
      principals: named(statement.principals),
      notPrincipals: named(statement.notPrincipals),
      conditions: keyed(statement.conditions, (keys) =>
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [one(key), all(values)])),
      ),
    })),
  };
}

/** The account and region in which a resource is made; undefined where its provider does not say. */
export function placeOf(resource: Resource, estate: Estate): Place | undefined {
  const alias = /^aws\.(.+)$/.exec(String(resource.get("provider")))?.[1] ?? "default";
  const provider = estate.setup("provider.aws", resource.layer).find((candidate) => candidate.name === alias);
  const [account] = asList(provider?.get("allowed_account_ids"));
  const region = provider?.get("region");
  return typeof account === "string" && typeof region === "string" ? { account, region } : undefined;
}

function textOf(value: Resolved, estate: Estate): string {
  if (value instanceof AttributeOf) return attributeText(value.resource, value.attribute, estate);
  if (value instanceof TextAround) return value.parts.map((part) => textOf(part, estate)).join("");
  if (value instanceof VariableOf) return `\${${value.layer}/var.${value.name}}`;
  if (value instanceof FunctionOf || value instanceof UnknownValue) return `\${${describeResolved(value)}}`;
  if (typeof value === "object" && value !== null) return `\${${describeResolved(value)}}`;
  return String(value ?? "");
}

function attributeText(resource: Resource, attribute: string, estate: Estate): string {
  const kind = resource.mode === "data" ? `data.${resource.type}` : resource.type;
  const chosen = (name: string): string => `\${${resource.layer}/${kind}.${resource.name}.${name}}`;
  const argument = (name: string): string | undefined =>
    resource.has(name) ? textOf(resource.resolve(name), estate) : undefined;
  const name = attribute === "id" ? (idArgument(resource.type) ?? attribute) : attribute;
  if (resource.mode !== "resource") return chosen(attribute);
  if (name === "arn") return arnOf(resource, placeOf(resource, estate), argument, chosen) ?? chosen("arn");
  return argument(name) ?? chosen(name);
}

function keyed<T, U>(by: Readonly<Record<string, T>>, map: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(by).map(([key, value]) => [key, map(value)]));
}
