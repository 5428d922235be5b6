import type { S3RequestHead } from "./s3-request";

/** What goes wrong with a request. */
export type Fault =
  /** The answer comes late, by `milliseconds`. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** Nothing is done, and the answer is an error of S3: 500 `InternalError` or 503 `SlowDown`. */
  | { readonly kind: "error"; readonly code: "InternalError" | "SlowDown" }
  /** The connection ends without an answer, before anything was done or after all of it was. */
  | { readonly kind: "cut"; readonly when: "before" | "after" };

/** Which requests go wrong, and how. */
export interface FaultRule {
  /** Whether a request is one of them. */
  readonly matches: (request: S3RequestHead) => boolean;
  readonly fault: Fault;
  /** How many requests go wrong before the rule is spent. @default Infinity */
  readonly times?: number;
}

/** The rules that are in force. */
export class Faults {
  private readonly rules = new Map<FaultRule, number>();

  /**
   * Puts a rule in force. Of several that match a request, the oldest counts.
   * @returns takes it out of force
   */
  inject(rule: FaultRule): () => void {
    this.rules.set(rule, rule.times ?? Number.POSITIVE_INFINITY);
    return () => {
      this.rules.delete(rule);
    };
  }

  /** The fault of a request, which counts against its rule; undefined where all goes well. */
  take(request: S3RequestHead): Fault | undefined {
    for (const [rule, left] of this.rules) {
      if (!rule.matches(request)) continue;
      if (left > 1) this.rules.set(rule, left - 1);
      else this.rules.delete(rule);
      return rule.fault;
    }
    return undefined;
  }
}
