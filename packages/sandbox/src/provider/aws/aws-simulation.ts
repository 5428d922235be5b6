import type { Simulation } from "../simulation";
import { awsFacts } from "./aws-facts";
import { awsFallback } from "./aws-fallback";
import { awsPlace, isGlobal } from "./aws-place";
import { awsPlan } from "./aws-plan";
import { awsDataSources } from "./data-sources";
import { importIdOf } from "./import-id";
import { awsRecipes } from "./known-types";
import { checkApplied, checkDeleted } from "./rules/checks";
import { groupsApplied, groupsDeleted } from "./rules/endpoint-groups";
import { keep } from "./rules/kept";
import { addressAttached, addressDetached } from "./rules/public-addresses";

/** What the simulated AWS needs to know. */
export interface AwsSimulationOptions {
  /** AWS account id, 12 digits, of provider blocks that name none. */
  readonly account: string;
}

/** The AWS provider. */
export function awsSimulation({ account }: AwsSimulationOptions): Simulation {
  return {
    name: "aws",
    facts: awsFacts(),
    recipes: awsRecipes,
    fallback: awsFallback,
    place: (config) => awsPlace(config, account),
    isGlobal,
    importId: importIdOf,
    plan: awsPlan,
    check: checkApplied,
    checkDelete: checkDeleted,
    applied: (object, store) => {
      groupsApplied(object, store);
      addressAttached(object, store);
    },
    deleted: (object, store) => {
      groupsDeleted(object, store);
      addressDetached(object, store);
      keep(object, store);
    },
    dataSources: awsDataSources,
  };
}
