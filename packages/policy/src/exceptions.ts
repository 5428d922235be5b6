import picomatch from "picomatch";
import type { Finding } from "./evaluate";

/** A required setting that an environment does not meet, and why that is accepted. */
export interface PolicyException {
  readonly rule: string;
  /** Terraform address, or a glob over addresses, for example `aws_subnet.tiers_public_*`. */
  readonly resource: string;
  /** What it accepts, as findings say behind `got`; of several resources, each value. It excuses nothing else. */
  readonly accepts: string | readonly string[];
  readonly reason: string;
  /** The document that demands it. */
  readonly basis?: string | undefined;
  /** Last day on which it holds, `YYYY-MM-DD`, in UTC. */
  readonly expires?: string | undefined;
}

/** Findings, parted by what was accepted. */
export interface Excepted {
  /** What must be fixed. */
  readonly open: readonly Finding[];
  readonly excepted: readonly { readonly finding: Finding; readonly exception: PolicyException }[];
  /** Exceptions that match no finding: the setting was fixed, or the address or the value changed. Expired ones are not among them. */
  readonly unused: readonly PolicyException[];
}

/** Takes out the findings that an exception which still holds accepts. */
export function except(
  findings: readonly Finding[],
  exceptions: readonly PolicyException[],
  now: Date,
): Excepted {
  const today = now.toISOString().slice(0, 10);
  const valid = exceptions.filter(({ expires }) => expires === undefined || expires >= today);
  const judged = findings.map((finding) => ({
    finding,
    exception: valid.find((exception) => covers(exception, finding)),
  }));
  return {
    open: judged.filter(({ exception }) => exception === undefined).map(({ finding }) => finding),
    excepted: judged.flatMap(({ finding, exception }) =>
      exception === undefined ? [] : [{ finding, exception }],
    ),
    unused: valid.filter((exception) => !findings.some((finding) => covers(exception, finding))),
  };
}

/** Exceptions that are about a finding, and accept something else than what was found. */
export function acceptsOther(
  finding: Finding,
  exceptions: readonly PolicyException[],
): readonly PolicyException[] {
  return exceptions.filter((exception) => isAbout(exception, finding) && !covers(exception, finding));
}

function covers(exception: PolicyException, finding: Finding): boolean {
  return isAbout(exception, finding) && [exception.accepts].flat().includes(finding.got);
}

function isAbout(exception: PolicyException, finding: Finding): boolean {
  return exception.rule === finding.rule && picomatch(exception.resource)(finding.address);
}
