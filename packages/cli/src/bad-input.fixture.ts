import { ADDRESS_FAULTS } from "./bad-input/addresses.fixture";
import { CLASHES } from "./bad-input/clashes.fixture";
import type { Fault } from "./bad-input/fault.fixture";
import { FILE_FAULTS } from "./bad-input/files.fixture";
import { LAYER_FAULTS } from "./bad-input/layers.fixture";
import { VALUE_FAULTS } from "./bad-input/values.fixture";

/** Every fault that can stand beside the others. */
export const FAULTS: readonly Fault[] = [
  ...VALUE_FAULTS,
  ...ADDRESS_FAULTS,
  ...LAYER_FAULTS,
  ...CLASHES,
  ...FILE_FAULTS,
];
