import { type Block, isBlock, stepsOf } from "../block-path";
import type { Step } from "../expression/syntax";

/**
 * What one side of a change has at a path. `unknown`: the plan does not know it, so that it may be anything. A
 * sensitive value may be compared, and must not be printed.
 */
export type Known =
  | { readonly is: "unknown" }
  | { readonly is: "known"; readonly value: unknown; readonly isSensitive: boolean };

/** A resource before or after a change, and beside it, in the same shape, what is unknown or sensitive of it. */
export class Side {
  constructor(
    private readonly values: unknown,
    private readonly unknown: unknown,
    private readonly sensitive: unknown,
  ) {}

  /** Whether the resource is there on this side. */
  get exists(): boolean {
    return isBlock(this.values);
  }

  /**
   * The value at a path without positions, for example `vpc_config.subnet_ids`: of a block that occurs once its value,
   * of one that occurs more often the list of them; null where there is none.
   */
  at(path: string): Known {
    const found = stepsOf(path).reduce<readonly Spot[]>(
      (spots, step) => spots.flatMap((spot) => inside(spot, step)),
      [
        {
          value: this.values,
          unknown: this.unknown,
          isSensitive: this.sensitive === true,
          sensitive: this.sensitive,
        },
      ],
    );
    if (found.some(({ unknown }) => hasTrue(unknown))) return { is: "unknown" };
    const isSensitive = found.some((spot) => spot.isSensitive || hasTrue(spot.sensitive));
    const values = found.map(({ value }) => value);
    return { is: "known", value: values.length > 1 ? values : (values[0] ?? null), isSensitive };
  }

  /** The value at a path; undefined where it is unknown. */
  value(path: string): unknown {
    const found = this.at(path);
    return found.is === "known" ? found.value : undefined;
  }

  /** Every scalar in it that is known, with its dotted path without positions; sensitive ones too, which may be compared only. */
  scalars(): readonly (readonly [path: string, value: string | number | boolean])[] {
    return scalarsIn(this.values, "");
  }

  /** Every text in it that is known, with its path: what refers to something else by its ARN, id or name. */
  texts(): readonly (readonly [path: string, text: string])[] {
    return this.scalars().flatMap(([path, value]) => (typeof value === "string" ? [[path, value]] : []));
  }
}

/** A place in the values, and the same place in what stands beside them. */
interface Spot {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly sensitive: unknown;
  readonly isSensitive: boolean;
}

/** One step further in; of a list, into each of its blocks. What is true of a whole is true of its parts. */
function inside(spot: Spot, step: Step): readonly Spot[] {
  const { value, unknown, sensitive } = spot;
  if (Array.isArray(value) && typeof step !== "number") {
    return value.flatMap((_, index) => inside(part(spot, index), step));
  }
  if (unknown === true) return [spot];
  const isGiven = (isBlock(value) || Array.isArray(value)) && Object.hasOwn(value, step);
  const isBeside = [unknown, sensitive].some((beside) => partOf(beside, step) !== undefined);
  return isGiven || isBeside ? [part(spot, step)] : [];
}

function part({ value, unknown, sensitive, isSensitive }: Spot, step: Step): Spot {
  return {
    value: partOf(value, step),
    unknown: unknown === true ? true : partOf(unknown, step),
    sensitive: partOf(sensitive, step),
    isSensitive: isSensitive || partOf(sensitive, step) === true,
  };
}

function partOf(whole: unknown, step: Step): unknown {
  if (Array.isArray(whole) && typeof step !== "number") return partOf(whole[0], step);
  // A tag may be called `constructor`, which every object has.
  const isOwn = (isBlock(whole) || Array.isArray(whole)) && Object.hasOwn(whole, step);
  return isOwn ? (whole as Block)[step] : undefined;
}

function hasTrue(value: unknown): boolean {
  if (value === true) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasTrue);
}

function scalarsIn(
  value: unknown,
  path: string,
): readonly (readonly [path: string, value: string | number | boolean])[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((member) => scalarsIn(member, path));
  if (!isBlock(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    scalarsIn(member, path === "" ? key : `${path}.${key}`),
  );
}
