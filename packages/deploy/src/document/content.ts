import type { ChangeFinding } from "@strata/policy";
import type { ActionCounts, PlanRecord } from "../record";
import type { AttributeChange } from "./values";

/** What a reviewer has to know of the plans of one environment or several, as data. It holds no sensitive value. */
export interface PlanDocument {
  readonly environments: readonly EnvironmentPlans[];
}

/** The plans of one environment. */
export interface EnvironmentPlans extends Omit<PlanRecord, "version" | "units"> {
  /** In the order of apply. */
  readonly layers: readonly LayerLine[];
  /** What is destroyed or replaced, and what else somebody has to decide on: what holds data first. */
  readonly decisions: readonly Decision[];
  readonly outputs: readonly OutputLine[];
  readonly settings: readonly SettingLine[];
  /** Interruptions, and what the rules say of values that are unknown until apply. */
  readonly notices: readonly Notice[];
  /** What changes in place, the same change of many resources once. */
  readonly updates: readonly UpdateGroup[];
  readonly created: readonly CreatedGroup[];
  /** What moves, is imported, or leaves the state. */
  readonly bookkeeping: readonly BookkeepingLine[];
  /** What was changed outside of Terraform. */
  readonly drift: readonly DriftGroup[];
}

/** A resource by its address in its layer. */
export interface Place {
  readonly layer: string;
  /** With the key of a deposed object behind it. */
  readonly address: string;
}

/** A row of the table. */
export type LayerLine = PlannedLine | UnplannedLine;

/** A layer with a plan. */
export interface PlannedLine {
  readonly layer: string;
  readonly status: "exact" | "provisional";
  readonly reason: string;
  readonly actions: ActionCounts;
  readonly outputs: number;
  readonly drift: number;
  readonly hasChanges: boolean;
  /** Terraform broke off: what it did not get to is missing. */
  readonly isIncomplete: boolean;
  /** The plan's JSON was not given, so that the document has only its counts. */
  readonly isWithoutDetails: boolean;
}

/** A layer without a plan. */
export interface UnplannedLine {
  readonly layer: string;
  readonly status: "failed" | "skipped";
  readonly reason: string;
}

/** Resources of one layer to which the same happens, for the same reasons. */
export interface Decision {
  readonly layer: string;
  readonly type: string;
  readonly action: "delete" | "replace" | "update";
  readonly addresses: readonly string[];
  /** Of a replacement: the new one is made before the old one goes. */
  readonly isCreatedFirst: boolean;
  /** Why, in words, where no attribute forces it. */
  readonly causes: readonly string[];
  /** What forces a replacement, before and after. */
  readonly forcedBy: readonly AttributeChange[];
  /** What else of a replaced resource changes. */
  readonly others: readonly AttributeChange[];
  /** Why they hold data, and the addresses by which that is allowed; absent where they are not guarded. */
  readonly guarded?: { readonly reason: string; readonly allowed: readonly string[] };
  /** Settings behind it, each as `file:line:col path`. */
  readonly settings: readonly string[];
  readonly findings: readonly Finding[];
}

/** What a change rule says, without the address. */
export type Finding = Pick<
  ChangeFinding,
  "rule" | "effect" | "verdict" | "lasts" | "attributes" | "reason" | "way" | "notes"
>;

/** A finding on which nobody has to decide. */
export interface Notice extends Finding {
  readonly layer: string;
  readonly addresses: readonly string[];
}

/** A change of an output of a layer's contract. */
export interface OutputLine {
  readonly layer: string;
  readonly name: string;
  readonly action: "create" | "update" | "delete";
  readonly changes: readonly AttributeChange[];
  /** Layers that read a leaf that changes, with these leaves. */
  readonly readers: readonly { readonly layer: string; readonly leaves: readonly string[] }[];
}

/** A setting that changed, and what it reaches. */
export interface SettingLine {
  readonly place: string;
  readonly path: string;
  readonly changes: readonly AttributeChange[];
  readonly touches: readonly Place[];
}

/** Resources that change in place in the same way. */
export interface UpdateGroup {
  readonly resources: readonly Place[];
  readonly changes: readonly AttributeChange[];
  /** Attributes that the provider computes anew. */
  readonly computed: readonly string[];
}

/** New resources of one type in one layer. */
export interface CreatedGroup {
  readonly layer: string;
  readonly type: string;
  readonly resources: readonly {
    readonly address: string;
    readonly attributes: readonly AttributeChange[];
    /** Attributes that wait for other layers. */
    readonly waits: readonly { readonly until: readonly string[]; readonly attributes: readonly string[] }[];
  }[];
}

/** A change of what Terraform knows, not of what there is. */
export type BookkeepingLine = Place & {
  readonly type: string;
} & (
    | { readonly is: "moved"; readonly from: string }
    | { readonly is: "imported"; readonly id: string }
    | { readonly is: "forgotten"; readonly isMadeAnew: boolean; readonly way: string }
  );

/** Resources that drifted in the same way. */
export interface DriftGroup {
  readonly resources: readonly (Place & {
    /** The plan changes this resource too, so that it may undo the drift. */
    readonly isPlanned: boolean;
  })[];
  /** `deleted`: somebody deleted it; `changed`: in the ways that follow. */
  readonly is: "deleted" | "changed";
  readonly changes: readonly AttributeChange[];
}
