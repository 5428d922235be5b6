import { isPlainMap } from "@strata/values";

/** A namespace other than that of the release, into which a chart puts some of its objects. */
export interface NamedNamespace {
  readonly path: readonly (string | number)[];
  readonly namespace: string;
}

/**
 * The namespaces that values of a chart name. By convention the key is `namespaceOverride`, of the chart or of one of
 * the charts in it.
 */
export function namespacesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly NamedNamespace[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => namespacesIn(member, [...path, index]));
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, key];
    return key === "namespaceOverride" && typeof member === "string" && member !== ""
      ? [{ path: at, namespace: member }]
      : namespacesIn(member, at);
  });
}
