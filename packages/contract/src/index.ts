export {
  boolean,
  type Consumed,
  type Contract,
  type ContractOutputs,
  contract,
  type Entries,
  type EntryLookup,
  type EntryOf,
  entries,
  type Field,
  type Fields,
  type InZone,
  number,
  type Published,
  string,
  strings,
  type ValueOf,
  type ValueType,
  type ZonesOf,
} from "./contract";
export { exampleOf } from "./example";
export {
  camelCase,
  isOutputReference,
  layerOf,
  OUTPUT_KEY,
  type OutputFault,
  type OutputReference,
  type SelectedOutput,
  selectOutput,
  snakeCase,
} from "./output-reference";
export { stackName } from "./stack-name";
