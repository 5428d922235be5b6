import type { SettingsProblem } from "@strata/config";
import type { EdgeSettings } from "./settings";

/** The domain names of an environment, spelled out. */
export interface EdgeDomains {
  /** Domain of the hosted zone. */
  readonly zone: string;
  /** A name from settings, where `{zone}` stands for the zone's domain. */
  spell(name: string): string;
}

/** The names of an environment; undefined where neither the zone nor its parent domain has one. */
export function edgeDomains(environmentId: string, { domain, zone }: EdgeSettings): EdgeDomains | undefined {
  const name = zone.name ?? (domain === undefined ? undefined : `${environmentId}.${domain}`);
  if (name === undefined) return undefined;
  return { zone: name, spell: (pattern) => pattern.replaceAll("{zone}", name) };
}

/** Whether a name can be a record of the zone: its apex, or below it. */
export function isInZone(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

/** The fault of a name that cannot be a record of the zone. */
export function outsideZone(path: SettingsProblem["path"], name: string, zone: string): SettingsProblem {
  return { path, expected: `${zone} or a name below it`, got: JSON.stringify(name) };
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
