import { isDeepStrictEqual } from "node:util";
import { parseText, pathText, type ReadPath, readPaths, UnreadExpression } from "@strata/inventory";
import { isPlainMap } from "@strata/values";
import type { OutputPath } from "../consumed";
import { type BlockChange, blockChanges, changeText } from "./block-changes";
import { type Block, blocksOf } from "./blocks";
import { isShownOnly, passesOn } from "./inert-attributes";

/** A unit as it was and as it is. */
export interface TwoVersions {
  readonly before: object;
  readonly after: object;
}

/** Whether, and why, what a unit reads of an upstream layer may change. */
export type UpstreamChange = (layer: string, path: OutputPath) => string | undefined;

/**
 * Which values of a unit an apply may change, from what was synthesized alone. A value may change where its expression did, or
 * where it is read from a block that changed, or that itself reads such a value: a subnet is made anew with its
 * VPC. Of a block that changed, arguments that are written down and are the same stay the same. It errs only to the safe side.
 */
export class ChangedValues {
  private readonly before: ReadonlyMap<string, Block>;
  private readonly after: ReadonlyMap<string, Block>;
  private readonly changes: ReadonlyMap<string, BlockChange>;
  private readonly reasons = new Map<string, string | undefined>();

  /** @param upstream what is known of the layers that the unit reads, see {@link UpstreamChange} */
  constructor(
    versions: TwoVersions,
    private readonly upstreams: readonly string[],
    private readonly upstream: UpstreamChange,
  ) {
    this.before = blocksOf(versions.before);
    this.after = blocksOf(versions.after);
    const changes = blockChanges(versions.before, versions.after);
    this.changes = new Map(changes.map((change) => [change.address, change]));
  }

  /**
   * Why an output, or a part of it, may change: what stands behind `whose`, for example `aws_subnet.a changed:
   * cidr_block`. Undefined where it stays as it is. No steps: any output.
   */
  output([name, ...steps]: OutputPath): string | undefined {
    if (name !== undefined)
      return this.between(this.valueOf(this.before, name), this.valueOf(this.after, name), steps);
    const names = [...this.before.keys(), ...this.after.keys()].flatMap((address) =>
      address.startsWith("output.") ? [address.slice("output.".length)] : [],
    );
    return first([...new Set(names)], (one) => this.output([one]));
  }

  private valueOf(side: ReadonlyMap<string, Block>, output: string | number): unknown {
    const { body } = side.get(`output.${output}`) ?? {};
    return isPlainMap(body) ? body.value : undefined;
  }

  /** Follows steps into two values as far as both have them, and says why what is there may change. */
  private between(before: unknown, after: unknown, steps: OutputPath): string | undefined {
    const [step, ...rest] = steps;
    if (step !== undefined && isBranch(before) && isBranch(after))
      return this.between(before[step], after[step], rest);
    if (!isDeepStrictEqual(before, after)) return EXPRESSION;
    return this.reads(after, steps);
  }

  /** Why something that a value reads may change. @param steps into what it reads, where it is nothing but a reference */
  private reads(value: unknown, steps: OutputPath = []): string | undefined {
    if (isPlainMap(value) || Array.isArray(value)) {
      return first(Object.entries(value), ([key, member]) => this.reads(key) ?? this.reads(member));
    }
    if (typeof value !== "string" || !/[$%]\{/.test(value)) return undefined;
    try {
      const parsed = parseText(value);
      const paths =
        parsed.kind === "path"
          ? [{ root: parsed.root, steps: [...parsed.steps, ...steps] }]
          : readPaths(parsed);
      return first(paths, (path) => this.path(path));
    } catch (error) {
      if (!(error instanceof UnreadExpression)) throw error;
      // Nobody knows what it reads: any block of the unit.
      return first([...this.changes.values()], changeText);
    }
  }

  private path({ root, steps }: ReadPath): string | undefined {
    const [one = "", two, ...rest] = steps.map(String);
    switch (root) {
      case "local":
        return this.upstreams.includes(one)
          ? this.ofUpstream(one, steps.slice(1))
          : this.local(one, steps.slice(1));
      case "var":
        return this.upstreams.includes(one) ? undefined : this.block(`var.${one}`);
      case "data":
        return one === "terraform_remote_state"
          ? this.ofUpstream(two ?? "", steps.slice(steps.indexOf("outputs") + 1))
          : this.block(`data.${one}.${two}`, rest);
      case "module":
        return this.block(`module.${one}`);
      // Of the block itself, or of the run.
      case "each":
      case "count":
      case "self":
      case "path":
      case "terraform":
        return undefined;
      default:
        return this.block(`${root}.${one}`, two === undefined ? [] : [two, ...rest]);
    }
  }

  private local(name: string, steps: OutputPath): string | undefined {
    const [before, after] = [this.before, this.after].map((side) => side.get(`local.${name}`)?.body);
    const reason = this.between(before, after, withoutIndex(steps));
    return reason === EXPRESSION ? `local.${name} changed` : reason;
  }

  private ofUpstream(layer: string, steps: OutputPath): string | undefined {
    const path = withoutIndex(steps);
    const reason = this.upstream(layer, path);
    return reason === undefined ? undefined : `${pathText({ root: layer, steps: path })}, whose ${reason}`;
  }

  /** Why an attribute of a block may change; without one, the block. */
  private block(address: string, steps: readonly string[] = []): string | undefined {
    const attribute = steps.find((step) => step !== "*" && !/^\d+$/.test(step));
    const [before, after] = [this.before, this.after].map((side) => bodyOf(side.get(address)));
    const written = attribute === undefined ? undefined : after?.[attribute];
    // A block in it may have computed attributes too.
    const isPlain = ["string", "number", "boolean"].includes(typeof written);
    if (attribute !== undefined && isPlain && before?.[attribute] === written) return this.reads(written);
    const change =
      attribute !== undefined && isShownOnly(address, attribute) && this.changeOf(address, after);
    return change ? changeText(change) : this.whole(address, after);
  }

  /** What is changed of a block itself, or of its provider. */
  private changeOf(
    address: string,
    body: Readonly<Record<string, unknown>> | undefined,
  ): BlockChange | undefined {
    return this.changes.get(address) ?? this.changes.get(providerOf(address, body));
  }

  private whole(address: string, body: Readonly<Record<string, unknown>> | undefined): string | undefined {
    if (this.reasons.has(address)) return this.reasons.get(address);
    // Terraform allows no circle; should there be one, nothing is learnt by going round.
    this.reasons.set(address, undefined);
    const reason = this.ownReason(address, body) ?? this.readReason(address, body);
    this.reasons.set(address, reason);
    return reason;
  }

  private ownReason(
    address: string,
    body: Readonly<Record<string, unknown>> | undefined,
  ): string | undefined {
    return first([address, providerOf(address, body)], (changed) => {
      const change = this.changes.get(changed);
      const passed = change && passesOn(change);
      return passed && changeText(passed);
    });
  }

  private readReason(
    address: string,
    body: Readonly<Record<string, unknown>> | undefined,
  ): string | undefined {
    const found = first(Object.entries(body ?? {}), ([key, value]) => {
      if (passesOn({ address, change: "changed", attributes: [key] }) === undefined) return undefined;
      if (key === "lifecycle") return this.reads(isPlainMap(value) ? bare(value.replace_triggered_by) : []);
      // A data source is read anew where what it waits for changes; a resource is what it is.
      if (key === "depends_on") return address.startsWith("data.") ? this.reads(bare(value)) : undefined;
      return this.reads(value);
    });
    return found === undefined ? undefined : `${address} reads ${asClause(found)}`;
  }
}

/** Of an output: not what it reads, but what is written. */
const EXPRESSION = "expression changed";

const CLAUSES: Readonly<Record<string, string>> = {
  changed: "which changed",
  added: "which is added",
  removed: "which is removed",
  reads: "which reads",
};

/** `aws_subnet.a changed: tags` as something that is read: `aws_subnet.a, which changed: tags`. */
function asClause(reason: string): string {
  return reason.replace(
    /^(\S+) (changed|added|removed|reads)\b/,
    (_, address: string, verb: string) => `${address}, ${CLAUSES[verb]}`,
  );
}

/** The block that configures the provider of a block, whichever alias of it. */
function providerOf(address: string, body: Readonly<Record<string, unknown>> | undefined): string {
  const named = typeof body?.provider === "string" ? body.provider.split(".") : [];
  return `provider.${named[0] ?? address.replace("data.", "").split("_")[0]}`;
}

/** Names of blocks, which stand without `${}` where nothing else may stand, as expressions that read them. */
function bare(names: unknown): unknown {
  return Array.isArray(names) ? names.map((name) => `\${${String(name)}}`) : [];
}

function bodyOf(block: Block | undefined): Readonly<Record<string, unknown>> | undefined {
  return isPlainMap(block?.body) ? block.body : undefined;
}

function isBranch(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return isPlainMap(value) || Array.isArray(value);
}

/** An index that is itself an expression stands for all elements. */
function withoutIndex(steps: OutputPath): OutputPath {
  const each = steps.indexOf("*");
  return each < 0 ? steps : steps.slice(0, each);
}

/** The first reason that there is. */
function first<T>(items: readonly T[], reason: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = reason(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
