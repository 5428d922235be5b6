import { dataCheck } from "./check";
import { type DataInput, shopContext } from "./shop.fixture";

/** Settings with a fault, and every line that the check of the layer says of them. */
export interface Refusal {
  readonly fault: string;
  readonly input: DataInput;
  readonly messages: readonly string[];
}

/** Faults as a reader sees them, without the file. */
export function faults(input: DataInput): readonly string[] {
  return dataCheck(shopContext(input)).map(
    ({ path, expected, got, mend }) =>
      `${path.join(".")}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
  );
}
