import { isBlock } from "@strata/inventory";

/** Part of a manifest. */
export type Manifest = Readonly<Record<string, unknown>>;

/** A pod as a manifest describes it. */
export interface PodSpec {
  readonly containers: readonly Manifest[];
  readonly volumes: readonly Manifest[];
}

/**
 * Every pod that an object describes, however deep: of workloads, of jobs, of what operators are told to override.
 * A map with a list of containers is one.
 */
export function podSpecsIn(value: unknown): readonly PodSpec[] {
  if (Array.isArray(value)) return value.flatMap(podSpecsIn);
  if (!isBlock(value)) return [];
  const nested = Object.entries(value).flatMap(([key, member]) =>
    key === "containers" || key === "initContainers" || key === "volumes" ? [] : podSpecsIn(member),
  );
  if (!Array.isArray(value.containers)) return nested;
  return [
    {
      containers: [...list(value.initContainers), ...list(value.containers)],
      volumes: list(value.volumes),
    },
    ...nested,
  ];
}

function list(value: unknown): readonly Manifest[] {
  return Array.isArray(value) ? value.filter(isBlock) : [];
}

/** Factors of Kubernetes' suffixes, in bytes. Source: Kubernetes, "Quantity". */
const SUFFIXES: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A quantity such as `10Gi`, in GiB; undefined where it is none. */
export function gibibytesOf(quantity: unknown): number | undefined {
  const [, number, suffix = ""] = /^(\d+(?:\.\d+)?)([kMGT]i?|Ki)?$/.exec(String(quantity)) ?? [];
  const factor = SUFFIXES[suffix];
  return number === undefined || factor === undefined ? undefined : (Number(number) * factor) / 2 ** 30;
}
