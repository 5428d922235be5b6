import { stackName } from "@strata/contract";
import { own } from "@strata/values";
import type { Environment } from "../environment/environment";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import type { Problem } from "../report/problem";
import type { ValueFault } from "../report/value-fault";
import { formatOrigin } from "../yaml/origin";
import { type Ledger, s3Url } from "./ledger";

/**
 * Units of an environment that the ledger has elsewhere, since Terraform would start from an empty state, and those
 * that the environment does not list any more, since nothing would look after their resources.
 */
export function unitFaults({ id, layers, state }: Environment, ledger: Ledger): readonly ValueFault[] {
  const units = Object.entries(ledger.environment(id)?.units ?? {});
  const dropped = units.filter(([layer]) => !layers.includes(layer)).map(([layer]) => layer);
  const consumersFirst = dropped.map((layer) => stackName(id, layer)).toReversed();
  const [first] = dropped;
  return [
    ...units.flatMap(([layer, held]) => {
      const now = own(state, layer);
      if (now === undefined || (now.bucket === held.bucket && now.key === held.key)) return [];
      const [old, next] = [s3Url(held), s3Url(now)];
      const unit = stackName(id, layer);
      const other = unitAt(next, ledger);
      return [
        {
          path: ["state", now.bucket === held.bucket ? "key" : "bucket"],
          place: "value" as const,
          name: unit,
          expected: `state at ${old}, as ${formatOrigin(ledger.originOf(id, ["units", layer]))} has it`,
          got: next,
          mend:
            other === undefined
              ? moving(old, next, unit)
              : `nothing must be moved there, since that is the state of ${other}: give it back its place, or the environments their ids`,
        },
      ];
    }),
    ...(first === undefined
      ? []
      : [
          {
            path: ["layers"],
            place: "value" as const,
            expected: `${dropped.join(", ")} among them, as ${formatOrigin(ledger.originOf(id, ["units", first]))} has it, since their resources exist and nothing would look after them`,
            got: layers.join(", "),
            mend: `list what is to go once more, and destroy ${consumersFirst.join(", then ")}; then take it out and run "strata state ledger --write ${consumersFirst.map((unit) => `--forget ${unit}`).join(" ")}"`,
          },
        ]),
  ];
}

/** Environments that the ledger has and no folder is, and those that took the place of one under another id. */
export function goneEnvironments(
  environments: readonly LoadedEnvironment[],
  ledger: Ledger,
  known: readonly string[],
): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const gone = Object.keys(ledger.environments).filter((id) => !known.includes(id));
  const judged = gone.map((id) => {
    const heir = environments.find(({ environment }) => inherits(environment, id, ledger));
    return { id, heir };
  });
  return {
    problems: judged.flatMap(({ id, heir }) =>
      heir === undefined ? [] : [renamedEnvironment(id, heir, ledger)],
    ),
    warnings: judged.flatMap(({ id, heir }) => (heir === undefined ? [goneEnvironment(id, ledger)] : [])),
  };
}

/** The steps that move a state, in their order. */
function moving(from: string, to: string, unit: string): string {
  return `move it with "aws s3 mv ${from} ${to}", then run "strata state ledger --write --moved ${unit}", and "terraform init -reconfigure" where the unit was initialised`;
}

/** The unit whose state the ledger has at a place: whatever is moved there would take its place. */
function unitAt(url: string, ledger: Ledger): string | undefined {
  return Object.entries(ledger.environments)
    .flatMap(([id, { units }]) => Object.entries(units).map(([layer, place]) => ({ id, layer, place })))
    .flatMap(({ id, layer, place }) => (s3Url(place) === url ? [stackName(id, layer)] : []))[0];
}

/** Whether an environment that the ledger does not have stands where another one stood. */
function inherits(environment: Environment, id: string, ledger: Ledger): boolean {
  if (ledger.environment(environment.id) !== undefined) return false;
  const { units = {}, settings = {} } = ledger.environment(id) ?? {};
  const urls = Object.values(units).map(s3Url);
  return (
    Object.values(environment.state).some((at) => urls.includes(s3Url(at))) ||
    (settings.account === environment.account && settings.region === environment.region)
  );
}

/** With another id every name is another one, so everything is made anew. */
function renamedEnvironment(
  id: string,
  { environment, origins }: LoadedEnvironment,
  ledger: Ledger,
): Problem {
  return {
    ...origins.at(["id"]),
    path: "id",
    expected: `${JSON.stringify(id)}, as ${formatOrigin(ledger.originOf(id))} has it, since the resources of the environment bear that name and another one replaces them`,
    got: JSON.stringify(environment.id),
    mend: `give it back its id; if ${id} was destroyed and this is another environment, run "strata state ledger --write --forget ${id}"`,
  };
}

function goneEnvironment(id: string, ledger: Ledger): Problem {
  const layers = Object.keys(ledger.environment(id)?.units ?? {}).toReversed();
  return {
    ...ledger.originOf(id),
    path: `environments.${id}`,
    expected: `an environment with id ${id}`,
    got: "none",
    mend: `bring its folder back; if it is to go, destroy ${layers.join(", ") || "its units"} in this order while the folder is there, then run "strata state ledger --write --forget ${id}"`,
  };
}
