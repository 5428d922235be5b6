import { isPlainMap, own } from "@strata/values";
import { isOn, setAt, type Values } from "./effective";
import type { Addition } from "./facts";

/** An object that a chart brings with its values, though it takes back what the platform's own say. */
export interface Brought extends Pick<Addition, "object" | "at" | "because"> {
  readonly got: unknown;
}

/** What a chart brings with these values: by what is known of it, and by the names that charts use for such switches. */
export function additionsWith(values: Values, adds: readonly Addition[] = []): readonly Brought[] {
  const known = adds.flatMap((addition): readonly Brought[] => {
    const { object, at, because, default: own, harmless, made = [] } = addition;
    if (!isOn(values, ...made)) return [];
    const got = setAt(values, at) ?? own;
    const isHarmless =
      "is" in harmless ? harmless.is.includes(got) : Array.isArray(got) && !got.includes(harmless.without);
    return isHarmless ? [] : [{ object, at, because, got }];
  });
  const paths = adds.map(({ at }) => at);
  return [...known, ...byName(values).filter(({ at }) => !paths.includes(at))];
}

/** Services that leave the cluster. */
const EXPOSED: readonly unknown[] = ["LoadBalancer", "NodePort"];

/** Switches under the names that charts have in common: `networkPolicy.enabled`, `service.type`. */
function byName(value: unknown, path: readonly (string | number)[] = []): readonly Brought[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => byName(member, [...path, index]));
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, key];
    if (!isPlainMap(member)) return byName(member, at);
    const inside = byName(member, at);
    const on = ["enabled", "create"].find((name) => own(member, name) === true);
    if (/^network-?polic(y|ies)$/i.test(key) && on !== undefined) {
      return [...inside, brought("NetworkPolicy", [...at, on], true)];
    }
    return /service$/i.test(key) && EXPOSED.includes(member.type)
      ? [...inside, brought("Service", [...at, "type"], member.type)]
      : inside;
  });
}

const BECAUSE = {
  NetworkPolicy: "policies add up: it lets in, or out, what the namespace's own policy does not",
  Service: "a controller in the cluster would open a way into it that no plan shows",
};

function brought(object: keyof typeof BECAUSE, path: readonly (string | number)[], got: unknown): Brought {
  return { object, at: path.join("."), got, because: BECAUSE[object] };
}
