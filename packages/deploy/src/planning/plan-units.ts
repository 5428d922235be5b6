import { TerraformError } from "@strata/terraform";
import { type PartlyKnown, plannedOutputs, UNKNOWN_ADDRESS, WHOLLY_UNKNOWN } from "../planning-copy";
import type { ConsumedValue } from "../record";
import { isChange } from "../refinement/actions";
import type { Unit } from "../units";
import { causeOf, neverApplied } from "./causes";
import { consumedFromPlan, consumedFromState } from "./consumed-values";
import type { Limit } from "./limit";
import type { StateVersion } from "./state-version";
import { hasPlan, type MadePlan, type UnitOutcome, type UnitPlan } from "./unit-plan";
import type { PlanOptions, Workshop } from "./workshop";

/** How the units of an environment are planned. */
export interface PlanningOptions extends PlanOptions {
  readonly mode: "apply" | "destroy";
  /** `nothing`: as if no state were there, because the state bucket is not. */
  readonly against: "states" | "nothing";
  /** Lets so many plans be made at a time. */
  readonly limit: Limit;
  /** Whether the others go on where one fails. */
  readonly keepGoing: boolean;
  /** Version of the state of an upstream layer that is not planned with the others; null where there is none. */
  readonly stateOf: (layer: string) => Promise<StateVersion | null>;
  /** Aborted by whoever wants to stop: see Terraform's `interrupt`. */
  readonly interrupt: AbortSignal;
  /** Told what becomes of a unit, and when it is planned again. */
  readonly report: (unit: Unit, event: UnitOutcome | "started" | "again") => void;
}

/**
 * Plans units of one environment. Each is planned against its state as it stands, all at once; where the plan of an upstream
 * layer changes what a unit reads, or where the upstream was never applied, the unit is planned again in a copy: what the
 * upstream's plan knows flows in, what it does not know stays unknown.
 * @param units in the order of layers
 * @returns what became of each, in that order
 */
export async function planUnits(
  units: readonly Unit[],
  workshop: Workshop,
  options: PlanningOptions,
): Promise<readonly UnitOutcome[]> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.interrupt, stop.signal]);
  const outcomes = new Map<string, Promise<UnitOutcome>>();
  for (const unit of units) {
    const upstream = unit.reads.flatMap((layer) => outcomes.get(layer) ?? []);
    const planning = new UnitPlanning(unit, workshop, options);
    const outcome = planning.plan(upstream, signal).then((found) => {
      if (found.status === "failed" && !options.keepGoing) stop.abort();
      options.report(unit, found);
      return found;
    });
    outcomes.set(unit.layer, outcome);
  }
  return Promise.all(outcomes.values());
}

/** What an attempt came to. */
type Attempt = { readonly made: MadePlan } | { readonly error: TerraformError };

/** The planning of one unit. */
class UnitPlanning {
  constructor(
    private readonly unit: Unit,
    private readonly workshop: Workshop,
    private readonly options: PlanningOptions,
  ) {}

  async plan(planned: readonly Promise<UnitOutcome>[], signal: AbortSignal): Promise<UnitOutcome> {
    const { unit, options } = this;
    options.report(unit, "started");
    const early = new AbortController();
    const either = AbortSignal.any([signal, early.signal]);
    const first =
      options.against === "nothing"
        ? undefined
        : this.attempt(either, () => this.workshop.exact(unit, options, either));
    const upstream = await Promise.all(planned);
    const broken = upstream.filter((outcome) => !hasPlan(outcome)).map((outcome) => outcome.unit.layer);
    if (broken.length > 0) {
      early.abort();
      await first;
      return { unit, status: "skipped", reason: `${broken.join(", ")} has no plan` };
    }
    const plans = upstream.filter(hasPlan);
    const causes = new Map(
      plans.flatMap((plan) => {
        const cause = options.mode === "destroy" ? undefined : causeOf(unit, plan);
        return cause === undefined ? [] : [[plan.unit.layer, cause]];
      }),
    );
    if (first !== undefined && causes.size === 0) {
      const attempt = await first;
      if ("made" in attempt) return this.exactly(attempt.made, plans);
      const missing = missingStates(attempt.error).filter((layer) => unit.reads.includes(layer));
      if (missing.length === 0 || signal.aborted) return this.failed(attempt.error, signal);
      for (const layer of missing) causes.set(layer, neverApplied(layer));
    }
    early.abort();
    await first;
    if (signal.aborted) return this.stopped();
    if (first !== undefined) options.report(unit, "again");
    return this.provisionally(plans, causes, signal);
  }

  private async attempt(signal: AbortSignal, make: () => Promise<MadePlan>): Promise<Attempt> {
    try {
      return await this.options.limit(async () => {
        if (signal.aborted) throw new TerraformError(["it did not start"]);
        return { made: await make() };
      });
    } catch (error) {
      if (error instanceof TerraformError) return { error };
      throw error;
    }
  }

  private async exactly(made: MadePlan, plans: readonly UnitPlan[]): Promise<UnitPlan> {
    const { unit } = this;
    const reason = unit.reads.length === 0 ? "it reads no other layer" : `${list(unit.reads)} as applied`;
    return { ...made, unit, status: "exact", reason, consumed: await this.consumed(made, plans, {}) };
  }

  /** Plans a copy, with the outputs of the layers whose state does not say what will be. */
  private async provisionally(
    plans: readonly UnitPlan[],
    causes: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<UnitOutcome> {
    const { unit, options } = this;
    const isNew = options.against === "nothing";
    const layers = isNew ? unit.reads : [...causes.keys()];
    const given = Object.fromEntries(
      layers.map((layer) => {
        const plan = options.mode === "destroy" ? undefined : plans.find((one) => one.unit.layer === layer);
        return [layer, plan === undefined ? WHOLLY_UNKNOWN : plannedOutputs(plan.shown)];
      }),
    );
    const attempt = await this.attempt(signal, () =>
      this.workshop.provisional(unit, given, isNew ? "none" : "own", options, signal),
    );
    if ("error" in attempt) return this.failed(attempt.error, signal);
    const reason = isNew ? "planned as if nothing existed" : [...causes.values()].join("; ");
    const consumed = await this.consumed(attempt.made, plans, given);
    const isEmpty = attempt.made.isEmpty || !hasChanges(attempt.made);
    return { ...attempt.made, isEmpty, unit, status: "provisional", reason, consumed };
  }

  /** Every value that the unit reads, and where it comes from. */
  private async consumed(
    { shown }: MadePlan,
    plans: readonly UnitPlan[],
    given: Readonly<Record<string, PartlyKnown>>,
  ): Promise<readonly ConsumedValue[]> {
    const values = await Promise.all(
      this.unit.reads.map(async (layer) => {
        const outputs = given[layer];
        if (outputs !== undefined) return consumedFromPlan(this.unit, layer, outputs);
        const plan = plans.find((one) => one.unit.layer === layer);
        const version = plan === undefined ? await this.options.stateOf(layer) : plan.state;
        return version === null ? [] : consumedFromState(this.unit, layer, shown, version);
      }),
    );
    return values.flat();
  }

  private failed({ lines }: TerraformError, signal: AbortSignal): UnitOutcome {
    if (signal.aborted) return this.stopped();
    return { unit: this.unit, status: "failed", reason: lines.join("\n") };
  }

  private stopped(): UnitOutcome {
    return { unit: this.unit, status: "skipped", reason: "stopped before it was planned" };
  }
}

/** Upstream layers whose state Terraform did not find. */
function missingStates({ faults }: TerraformError): readonly string[] {
  return faults.flatMap(({ summary, address = "" }) => {
    const layer = /^data\.terraform_remote_state\.([\w-]+)/.exec(address)?.[1];
    return summary === "Unable to find remote state" && layer !== undefined ? [layer] : [];
  });
}

/** Whether a plan of a copy changes anything that is the unit's. */
function hasChanges({ shown }: MadePlan): boolean {
  const { resource_changes = [], output_changes = {} } = shown;
  const outputs = Object.values(output_changes);
  const own = resource_changes.filter(
    ({ mode = "managed", address }) => mode === "managed" && address !== UNKNOWN_ADDRESS,
  );
  return [...own.map(({ change }) => change), ...outputs].some(isChange);
}

function list(names: readonly string[]): string {
  return names.join(", ");
}
