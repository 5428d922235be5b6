/** What a run of `terraform apply -json` did. */
export interface ApplyLog {
  /** Instances of resources that were made. */
  readonly made: readonly string[];
  readonly errors: readonly ApplyError[];
}

/** An error that Terraform reported. */
export interface ApplyError {
  /** Of the resource, without the key of an instance; absent where it is of none. */
  readonly address?: string;
  /** Its text on one line. */
  readonly text: string;
}

/** Reads the lines of `terraform apply -json`; those that are none of its events are passed over. */
export function readApplyLog(output: string): ApplyLog {
  const events = output
    .split("\n")
    .flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Event] : []));
  return {
    made: events.flatMap(({ type, hook }) =>
      type === "apply_complete" && hook?.action === "create" ? [hook.resource.addr] : [],
    ),
    errors: events.flatMap(({ diagnostic }) => {
      if (diagnostic?.severity !== "error") return [];
      const { address, summary, detail = "" } = diagnostic;
      const text = `${summary} ${detail}`.replace(/\s+/g, " ").trim();
      return [{ ...(address === undefined ? {} : { address: withoutKey(address) }), text }];
    }),
  };
}

/** The address of the resource of an instance: what stands before `["key"]` or `[0]`. */
export function withoutKey(address: string): string {
  return address.replace(/\[[^\]]*\]$/, "");
}

interface Event {
  readonly type: string;
  readonly hook?: { readonly action: string; readonly resource: { readonly addr: string } };
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  };
}
