/** What an apply would do with one resource. */
export interface PlannedChange {
  readonly address: string;
  /** Terraform's word: `create`, `read`, `update`, `replace`, `delete`. */
  readonly action: string;
}

/** The events of `terraform plan -json` that matter here. Source: "Machine-Readable UI" of Terraform's pages. */
interface Event {
  readonly type: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

/** The changes that `terraform plan -json` has announced, in its order. */
export function plannedChanges(output: string): readonly PlannedChange[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Event)
    .flatMap(({ type, change }) =>
      type === "planned_change" && change !== undefined
        ? [{ address: change.resource.addr, action: change.action }]
        : [],
    );
}
