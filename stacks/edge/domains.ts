import type { SettingsProblem } from "@strata/config";
import type { NameParts } from "@strata/config/names/name-pattern";
import { spellNames } from "@strata/kind";
import { z } from "zod";
import { hasName } from "./zone/check";
import { zone } from "./zone/kind";
import type { ZoneSettings } from "./zone/settings";

/** A domain name, or one below the zone's, so that an environment's own zone needs no setting. */
export const nameInZone: z.ZodString = z
  .string()
  .max(253, "a domain name of at most 253 characters")
  .regex(
    /^(\*\.)?([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)*(\{zone\}|[a-z]{2,63})$/,
    'a domain name such as "{zone}" or "www.{zone}"',
  );

/** A name of one host: a wildcard is none. Source: Route 53 `HealthCheckConfig`, `FullyQualifiedDomainName`. */
export const hostInZone: z.ZodString = nameInZone.regex(/^(?!\*)/, "a name of one host, without a wildcard");

/** A name that a certificate may have: letters, digits and hyphens. Source: ACM `RequestCertificate`, `DomainName`. */
export const certificateName: z.ZodString = nameInZone.regex(
  /^[^_]*$/,
  "a name without underscores, since ACM takes none",
);

/** The domain names of an environment, spelled out. */
export interface Domains {
  /** Domain of the hosted zone. */
  readonly zone: string;
  /** A name from settings, where `{zone}` stands for the zone's domain. */
  readonly spell: (name: string) => string;
}

/**
 * The domain names of an environment; undefined where neither the zone nor its parent domain has a name.
 * @param layer settings of the edge layer
 */
export function domainsOf(layer: unknown, environment: NameParts): Domains | undefined {
  if (!hasName(layer as ZoneSettings)) return undefined;
  const { domain } = spellNames(zone.names, { entry: "", settings: layer, layer }, environment);
  return { zone: domain, spell: (name) => name.replaceAll("{zone}", domain) };
}

/** `{zone}` as a part of names; left out where the zone has no name. */
export function zonePart(layer: ZoneSettings, environment: NameParts): Readonly<Record<string, string>> {
  const domains = domainsOf(layer, environment);
  return domains === undefined ? {} : { zone: domains.zone };
}

/** Longest domain name, in characters. Source: Route 53 developer guide, "DNS domain name format". */
const LONGEST_NAME = 253;

/** The faults of names that cannot be records of the zone: they are too long, or neither its apex nor below it. */
export function outsideZone(
  names: readonly { readonly path: SettingsProblem["path"]; readonly name: string }[],
  zone: string,
): readonly SettingsProblem[] {
  const outside = names
    .filter(({ name }) => name !== zone && !name.endsWith(`.${zone}`))
    .map(({ path, name }) => ({ path, expected: `${zone} or a name below it`, got: JSON.stringify(name) }));
  const long = names
    .filter(({ name }) => name.length > LONGEST_NAME)
    .map(({ path, name }) => ({
      path,
      expected: `a domain name of at most ${LONGEST_NAME} characters`,
      got: `one of ${name.length}`,
    }));
  return [...outside, ...long];
}

/** The faults of names that a list has twice once they are spelled: `{zone}` and the zone's own name are one. */
export function repeatedNames(
  names: readonly { readonly path: SettingsProblem["path"]; readonly name: string }[],
): readonly SettingsProblem[] {
  return names.flatMap(({ path, name }, index) =>
    names.findIndex((other) => other.name === name) === index
      ? []
      : [{ path, expected: "a name that the list does not have yet", got: JSON.stringify(name) }],
  );
}

/** Whether a certificate with these names is valid for a name; a wildcard stands for one label. */
export function covers(names: readonly string[], name: string): boolean {
  const wildcard = name.replace(/^[^.]+/, "*");
  return names.includes(name) || names.includes(wildcard);
}

/** A name's place in the zone, as part of a construct id: `apex`, or its labels joined by `-`, `*` as `any`. */
export function recordId(name: string, zone: string): string {
  if (name === zone) return "apex";
  return name
    .slice(0, -zone.length - 1)
    .replaceAll(".", "-")
    .replaceAll("*", "any")
    .replaceAll("_", "-");
}
