import { type Inventory, type Resource, UnresolvedReference, ValueWithheld } from "@strata/inventory";
import { cannotTell, type Rule, type Verdict } from "./rule";
import { RULES } from "./rules";

/** A rule that a resource does not meet, or of which its JSON cannot tell. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly level: Rule["level"];
  readonly verdict: Exclude<Verdict, "met">["verdict"];
  /** Terraform address inside the layer's unit, for example `aws_subnet.tiers_public_a`. */
  readonly address: string;
  readonly layer: string;
  /** Construct path, stack name first; absent in a plan and for a unit's own blocks. */
  readonly constructPath?: string;
  /** The setting to change, as its rule names it; empty where no setting changes it. */
  readonly setting: string;
  /** `expected X, got Y`. */
  readonly message: string;
  /** What is there instead, as the message says it: what an exception accepts. */
  readonly got: string;
  readonly reason: string;
}

export interface EvaluateOptions {
  /** `production` asks for rules of level P too. */
  readonly posture: "production" | "standard";
  /** @default every rule of this package */
  readonly rules?: readonly Rule[];
}

/** Judges every resource by every rule for its type. */
export function evaluate(inventory: Inventory, options: EvaluateOptions): readonly Finding[] {
  const { posture, rules = RULES } = options;
  return rules
    .filter(({ level }) => level === "M" || posture === "production")
    .flatMap((rule) =>
      resourcesOf(rule.type, inventory).flatMap((resource) => findingOf(rule, resource, inventory)),
    );
}

/** The blocks that a rule of this type judges. */
export function resourcesOf(type: string, inventory: Inventory): readonly Resource[] {
  const isOfUnit = ["terraform.backend", "unit"].includes(type) || type.startsWith("provider.");
  return isOfUnit ? inventory.setup(type) : inventory.resources(type);
}

function findingOf(rule: Rule, resource: Resource, inventory: Inventory): readonly Finding[] {
  const verdict = verdictOf(rule, resource, inventory);
  if (verdict === "met") return [];
  const { constructPath } = resource;
  return [
    {
      rule: rule.id,
      level: rule.level,
      verdict: verdict.verdict,
      address: resource.address,
      layer: resource.layer,
      ...(constructPath === undefined ? {} : { constructPath }),
      setting: rule.setting,
      message: `expected ${verdict.expected}, got ${verdict.got}`,
      got: verdict.got,
      reason: rule.reason,
    },
  ];
}

function verdictOf(rule: Rule, resource: Resource, inventory: Inventory): Verdict {
  try {
    return rule.holds(resource, inventory);
  } catch (error) {
    if (error instanceof UnresolvedReference) {
      return cannotTell("references that lead somewhere", error.message);
    }
    if (error instanceof ValueWithheld) return withheld(error);
    throw error;
  }
}

function withheld({ reason, message }: ValueWithheld): Verdict {
  const verdict = reason === "unknown" ? "unknown until apply" : "cannot tell";
  return { verdict, expected: "a value that the plan gives", got: message };
}
