import type { Fields } from "../protocol/value";
import { awsType } from "./known-types";

/** What `terraform import` takes for a resource. */
export function importIdOf(type: string, state: Fields): string {
  const { importId = "{id}" } = awsType(type);
  return importId.replace(/\{(\w+)\}/g, (_, attribute: string) => String(state[attribute] ?? ""));
}
