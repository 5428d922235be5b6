import { type Example, KEY } from "../example";
import { ORDER_RULES } from "../orders";
import type { ServiceRules } from "../rule";

const kept = { retention_in_days: 90, kms_key_id: KEY };

/** What other services' examples wait for. */
const example: Example = {
  layer: "data",
  resource: {
    aws_cloudwatch_log_group: {
      books: { ...kept, name: "/aws/rds/cluster/books/postgresql" },
      orders: { ...kept, name: "/aws/rds/instance/orders/postgresql" },
      events: { ...kept, name: "/aws/docdb/events/audit" },
    },
  },
};

/** Orders that no reference expresses. */
export const orders: ServiceRules = { example, rules: ORDER_RULES };
