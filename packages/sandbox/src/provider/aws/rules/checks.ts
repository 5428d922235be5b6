import type { Simulation } from "../../simulation";
import { checkDependents } from "./dependents";
import { checkDefaultGroup } from "./endpoint-groups";
import { checkFamily } from "./families";
import { checkKept, checkKeptName } from "./kept";
import { checkLimits } from "./limits";
import { checkOrder } from "./orders";
import { checkProtection } from "./protection";
import { checkDetached, checkInternetGateway } from "./public-addresses";
import { checkReferences } from "./references";
import { checkSubnet } from "./subnets";
import { checkTags } from "./tags";
import { checkUniqueness } from "./uniqueness";
import { checkVersion } from "./versions";

/** What AWS refuses to make or to change. */
export const checkApplied: Simulation["check"] = (change) => {
  checkLimits(change);
  checkTags(change);
  checkReferences(change);
  checkSubnet(change);
  checkUniqueness(change);
  checkKeptName(change);
  checkVersion(change);
  checkFamily(change);
  checkDefaultGroup(change);
  checkInternetGateway(change);
  checkOrder(change);
};

/** What AWS refuses to delete. */
export const checkDeleted: Simulation["checkDelete"] = (object, store) => {
  checkProtection(object);
  checkDependents(object, store);
  checkKept(object, store);
  checkDetached(object, store);
};
