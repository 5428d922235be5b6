export type { Environment, Exception, Posture, StateLocation } from "./environment";
export type {
  AddressBlock,
  AddressPlan,
  CheckContext,
  ClaimedName,
  ContractEntries,
  ContractField,
  ContractShape,
  LayerDefinition,
  SettingsProblem,
} from "./layer-definition";
