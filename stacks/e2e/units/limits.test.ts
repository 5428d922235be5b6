import { expect, it } from "vitest";
import { LIMITS } from "../../../packages/sandbox/src/provider/aws/limits";
import type { Fields } from "../../../packages/sandbox/src/provider/protocol/value";
import { everyUnit } from "./every-unit.fixture";

/** The part of a template that has values. */
interface Resources {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
}

/** Whether anything of a resource is known only at the apply, so that it cannot be judged here. */
const isOpen = (state: Fields): boolean => JSON.stringify(state).includes("${");

it.each(everyUnit())("the limits of services hold in $stack", async ({ synthesize }) => {
  const { resource } = (await synthesize()).json as Resources;
  const known = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, state]) =>
      isOpen(state) ? [] : [{ address: `${type}.${name}`, limits: LIMITS[type] ?? [], state }],
    ),
  );

  expect(known.length).toBeGreaterThan(0);
  expect(
    known.flatMap(({ address, limits, state }) =>
      limits.flatMap(({ code, fault }) => {
        const message = fault(state);
        return message === undefined ? [] : [`${address}: ${code}: ${message}`];
      }),
    ),
  ).toEqual([]);
});
