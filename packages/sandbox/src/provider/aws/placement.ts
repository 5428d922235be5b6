import { isList, type Value } from "../protocol/value";
import type { Draft, Recipe } from "../values/recipe";
import { subnetAddress } from "./subnet-address";

/** The subnet that an attribute names, or the first of those that it lists. */
export function subnetOf(draft: Draft, attribute: string): ReturnType<Draft["find"]> {
  const value = draft.get(attribute);
  return draft.find("aws_subnet", "id", isList(value) ? (value[0] ?? null) : value);
}

/** Zone of the subnet that an attribute names; the region's first where it names none. */
export function zoneOf(attribute: string): Recipe {
  return (draft) => subnetOf(draft, attribute)?.availability_zone ?? `${draft.region}a`;
}

/** VPC of the subnet that an attribute names. */
export function vpcOf(attribute: string): Recipe {
  return (draft) => subnetOf(draft, attribute)?.vpc_id ?? "";
}

/** An address of the subnet that an attribute names, which depends on the label too. */
export function privateIp(attribute: string, label = "private address"): Recipe {
  return (draft) => {
    const cidr = String(subnetOf(draft, attribute)?.cidr_block ?? "10.0.0.0/24");
    return subnetAddress(cidr, Number.parseInt(draft.digest(label, "hex", 6), 16));
  };
}

/** An address that is not in use on the internet: 198.18.0.0/15 is for measurements. Source: RFC 2544. */
export function publicIp(draft: Draft): string {
  const digits = draft.digest("public address", "hex", 4);
  return `198.18.${Number.parseInt(digits.slice(0, 2), 16)}.${Number.parseInt(digits.slice(2), 16)}`;
}

/** What exists in a VPC as soon as the VPC does, by an attribute of the VPC. */
export function ofVpc(draft: Draft, attribute: string): Value {
  return draft.find("aws_vpc", "id", draft.get("vpc_id"))?.[attribute] ?? "";
}
