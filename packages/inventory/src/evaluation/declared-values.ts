import { isBlock } from "../block-path";
import type { Step } from "../expression/syntax";
import { AttributeOf, FunctionOf, type Resolved, VariableOf } from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import type { Declarations } from "./declarations";
import { hasConvertible } from "./known";

/** Names that Terraform gives a value only when it runs, or that lead into modules. */
const OF_THE_RUN: ReadonlySet<string> = new Set([
  "count",
  "each",
  "ephemeral",
  "module",
  "path",
  "self",
  "terraform",
]);

/** A written value of some layer, and the part of it that is meant. */
export interface Written {
  readonly layer: string;
  readonly value: unknown;
  readonly steps: readonly Step[];
}

/** What a path from a name of the unit leads to: a value that is written elsewhere, or one that only Terraform knows. */
export type Found = { readonly written: Written } | { readonly resolved: Resolved };

/** Follows the names that a unit declares. */
export class DeclaredValues {
  constructor(
    private readonly declared: Declarations,
    private readonly layer: string,
  ) {}

  /** @throws {UnresolvedReference} when nothing of that name is declared */
  find(root: string, steps: readonly Step[]): Found {
    const [first, second, ...rest] = steps;
    if (root === "local") return this.local(String(first), steps.slice(1));
    if (root === "var") return this.variable(String(first), steps.slice(1));
    if (OF_THE_RUN.has(root)) return { resolved: new FunctionOf([root, ...steps].join("."), []) };
    if (root !== "data") return this.attribute("resource", root, String(first), steps.slice(1));
    if (first === "terraform_remote_state") return this.remoteState(String(second), rest);
    return this.attribute("data", String(first), String(second), rest);
  }

  private local(name: string, steps: readonly Step[]): Found {
    const locals = this.declared.at(this.layer, ["locals"]);
    if (!isBlock(locals) || locals[name] === undefined) {
      return this.unresolved(`local.${name} is not declared`, isBlock(locals) ? Object.keys(locals) : []);
    }
    return { written: { layer: this.layer, value: locals[name], steps } };
  }

  private variable(name: string, steps: readonly Step[]): Found {
    const variable = this.declared.at(this.layer, ["variable", name]);
    if (!isBlock(variable)) return this.unresolved(`var.${name} is not declared`, []);
    const { default: value, type } = variable;
    return "default" in variable && isOfType(value, type)
      ? { written: { layer: this.layer, value, steps } }
      : { resolved: new VariableOf(this.layer, name) };
  }

  private attribute(mode: "resource" | "data", type: string, name: string, steps: readonly Step[]): Found {
    const found = this.declared.find(mode, type, name, this.layer);
    const kind = mode === "data" ? `data.${type}` : type;
    if (found === undefined) return this.unresolved(`${kind}.${name} is not declared`, []);
    // The first index is that of a counted block's instance, which the JSON does not have.
    const isInstance =
      typeof steps[0] === "number" || steps[0] === "*" || isKeyOf(found.values.for_each, steps[0]);
    const attribute = (isInstance ? steps.slice(1) : steps).join(".");
    return { resolved: new AttributeOf(this.layer, kind, name, attribute, found) };
  }

  /** `data.terraform_remote_state.<name>[0].outputs.<field>`: the output of the unit that writes this state. */
  private remoteState(name: string, steps: readonly Step[]): Found {
    const state = this.declared.at(this.layer, ["data", "terraform_remote_state", name]);
    if (!isBlock(state)) return this.unresolved(`data.terraform_remote_state.${name} is not declared`, []);
    const [outputs, field, ...rest] = typeof steps[0] === "number" ? steps.slice(1) : steps;
    if (outputs !== "outputs") return this.unresolved(`expected .outputs of the remote state ${name}`, []);
    const producer = this.producer(name, state.config);
    const declared = this.declared.at(producer, ["output"]);
    const output = isBlock(declared) && field !== undefined ? declared[field] : undefined;
    if (!isBlock(output)) {
      const names = isBlock(declared) ? Object.keys(declared) : [];
      return this.unresolved(`layer ${producer} has no output ${JSON.stringify(field)}`, names);
    }
    return { written: { layer: producer, value: output.value, steps: rest } };
  }

  /** The layer that writes the state which is read: by its bucket and key, or by name where the JSON has neither. */
  private producer(name: string, config: unknown): string {
    const { key, bucket } = isBlock(config) ? config : {};
    const others = this.declared.layers.filter((layer) => layer !== name);
    const found = [...(others.length < this.declared.layers.length ? [name] : []), ...others].find(
      (layer) => {
        if (key === undefined) return layer === name;
        const backend = this.declared.at(layer, ["terraform", "backend", "s3"]);
        return isBlock(backend) && backend.key === key && backend.bucket === bucket;
      },
    );
    if (found !== undefined) return found;
    return this.unresolved(
      `no unit of the environment writes the state ${String(bucket)}/${String(key ?? name)}`,
      [],
    );
  }

  private unresolved(problem: string, known: readonly string[]): never {
    const list = known.length === 0 ? "" : `, expected one of ${known.join(", ")}`;
    throw new UnresolvedReference(`${this.layer}: ${problem}${list}`);
  }
}

/** Whether a default already has the type that its variable declares, so that Terraform does not convert it. */
function isOfType(value: unknown, type: unknown): boolean {
  if (value === null || type === undefined || type === "any") return true;
  if (type === "string" || type === "number") return typeof value === type;
  if (type === "bool") return typeof value === "boolean";
  return (
    typeof value === "object" && !hasConvertible(value as Resolved) && !/set\(|optional\(/.test(String(type))
  );
}

function isKeyOf(forEach: unknown, step: Step | undefined): boolean {
  return forEach !== undefined && step !== undefined && (!isBlock(forEach) || step in forEach);
}
