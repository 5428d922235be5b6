import { ACCESS_ORDERS } from "./access";
import { BUCKET_ORDERS } from "./buckets";
import { LOG_ORDERS } from "./logs";
import { MACHINE_ORDERS } from "./machines";
import { orderRule } from "./order";
import { RECORDER_ORDERS } from "./recorders";

/** Orders that no reference expresses, as rules. Rights of roles before those who use them: `service-roles`. */
export const ORDER_RULES = [
  ...LOG_ORDERS,
  ...BUCKET_ORDERS,
  ...MACHINE_ORDERS,
  ...ACCESS_ORDERS,
  ...RECORDER_ORDERS,
].map(orderRule);
