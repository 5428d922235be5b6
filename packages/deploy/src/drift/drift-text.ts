import { type DriftReport, type GoneResource, hasDrift, type UnitDrift } from "./drift-report";
import { bothTexts } from "./shown-text";
import { STANDINGS } from "./standing";

/** What becomes of a resource that was deleted outside of Terraform. */
export const GONE: Readonly<Record<GoneResource["apply"], string>> = {
  creates: "an apply creates another one, without what it held",
  nothing: "settings no longer have it either",
  unclear: "see the next plan",
};

/** A drift report as lines for a terminal. */
export function driftLines({ units }: DriftReport): readonly string[] {
  return units.flatMap((unit) => [`${unit.stack}: ${summaryOf(unit)}`, ...linesOf(unit)]);
}

/** What of a unit was changed, in numbers. */
export function summaryOf(unit: UnitDrift): string {
  if (!hasDrift(unit)) return "no drift";
  const { drifted, gone } = unit;
  const parts = [
    ...(drifted.length === 0 ? [] : [`${resources(drifted.length)} changed outside of Terraform`]),
    ...(gone.length === 0 ? [] : [`${resources(gone.length)} deleted outside of Terraform`]),
  ];
  return parts.join(", ");
}

function resources(count: number): string {
  return `${count} ${count === 1 ? "resource" : "resources"}`;
}

function linesOf({ drifted, gone }: UnitDrift): readonly string[] {
  return [
    ...gone.map(({ address, apply }) => `  ${address} is gone; ${GONE[apply]}`),
    ...drifted.flatMap(({ address, attributes }) => [
      `  ${address}`,
      ...attributes.map(({ attribute, before, after, standing }) => {
        const [was, is] = bothTexts(before, after);
        return `    ${attribute}: ${was} -> ${is}; ${STANDINGS[standing].words}`;
      }),
    ]),
  ];
}
