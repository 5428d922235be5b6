import type { Recipes } from "../../values/recipe";
import { CLUSTER_RECIPES } from "./cluster";
import { DATABASE_RECIPES } from "./databases";
import { EDGE_RECIPES } from "./edge";
import { IDENTITY_RECIPES } from "./identity";
import { NETWORK_RECIPES } from "./network";
import { OPERATIONS_RECIPES } from "./operations";
import { STORAGE_RECIPES } from "./storage";

const ALL: Readonly<Record<string, Recipes>> = {
  ...NETWORK_RECIPES,
  ...IDENTITY_RECIPES,
  ...STORAGE_RECIPES,
  ...CLUSTER_RECIPES,
  ...DATABASE_RECIPES,
  ...EDGE_RECIPES,
  ...OPERATIONS_RECIPES,
};

/** How the values of a type are made; nothing where none of the tables has the type. */
export function awsRecipes(type: string): Recipes {
  return ALL[type] ?? {};
}
