import { Prefix } from "@strata/cidr";
import { attributesIn, describeResolved, type Inventory, isBlock, type Resource } from "@strata/inventory";
import type { Manifest } from "../pods";
import { objectsOf, type ShippedObject } from "../releases";

/** Where pods of a namespace may call HTTPS. */
export interface WaysOut {
  /** Addresses of the VPC, among them those of its endpoints. */
  readonly vpc: boolean;
  /** Addresses outside of the VPC, over NAT. */
  readonly beyond: boolean;
}

const EVERYWHERE: WaysOut = { vpc: true, beyond: true };
const NOWHERE: WaysOut = { vpc: false, beyond: false };

/** Where the API of every service of AWS is called. */
const HTTPS = 443;

/**
 * Where some pods of a namespace may call HTTPS: everywhere, unless policies isolate them. Policies add up. Source:
 * Kubernetes, "Network Policies".
 */
export function waysOutOf(namespace: string, inventory: Inventory): WaysOut {
  const shipped = inventory
    .resources("helm_release")
    .flatMap(objectsOf)
    .filter((one) => one.object.kind === "NetworkPolicy" && one.namespace === namespace);
  const built = inventory
    .resources("kubernetes_network_policy_v1")
    .filter((policy) => policy.get("metadata.namespace") === namespace);
  const isIsolated =
    built.some((policy) => policy.list("spec.policy_types").includes("Egress")) ||
    shipped.some(({ object }) => listAt(object, "policyTypes").includes("Egress"));
  if (!isIsolated) return EVERYWHERE;
  return union(
    shipped.flatMap((one) =>
      listAt(one.object, "egress")
        .filter(isBlock)
        .map((rule) => wayOf(rule, one, inventory)),
    ),
  );
}

function wayOf(rule: Manifest, { release }: ShippedObject, inventory: Inventory): WaysOut {
  if (!takesHttps(rule.ports)) return NOWHERE;
  if (!Array.isArray(rule.to) || rule.to.length === 0) return EVERYWHERE;
  return union(
    rule.to
      .filter(isBlock)
      .map(({ ipBlock }) => (isBlock(ipBlock) ? blockOf(ipBlock, release, inventory) : NOWHERE)),
  );
}

/** No ports are all; a port has a name, a number, or a range up to `endPort`. */
function takesHttps(ports: unknown): boolean {
  if (!Array.isArray(ports) || ports.length === 0) return true;
  return ports.filter(isBlock).some(({ protocol = "TCP", port, endPort }) => {
    if (protocol !== "TCP") return false;
    if (port === undefined) return true;
    return typeof port === "number" && port <= HTTPS && HTTPS <= Number(endPort ?? port);
  });
}

function blockOf({ cidr, except }: Manifest, release: Resource, inventory: Inventory): WaysOut {
  const vpc = vpcPrefixes(inventory);
  const covers = (value: unknown): WaysOut => {
    const resolved = release.resolveValue(value);
    if (attributesIn(resolved).some(({ type }) => type === "aws_vpc")) return { vpc: true, beyond: false };
    const prefix = prefixOf(encoded(describeResolved(resolved)));
    if (prefix === undefined) return NOWHERE;
    return {
      vpc: vpc.some((own) => own.overlaps(prefix)),
      beyond: !vpc.some((own) => own.contains(prefix)) && !PRIVATE.some((own) => own.contains(prefix)),
    };
  };
  const found = covers(cidr);
  const left = Array.isArray(except) && except.some((value) => covers(value).vpc && !covers(value).beyond);
  return { vpc: found.vpc && !left, beyond: found.beyond };
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map((text) =>
  Prefix.parse(text),
);

/** The text in a value that Terraform encodes into the values of a release: `jsonencode("10.0.0.0/16")`. */
function encoded(value: string): string {
  return /^jsonencode\("(.*)"\)$/.exec(value)?.[1] ?? value.replace(/^"(.*)"$/, "$1");
}

function vpcPrefixes(inventory: Inventory): readonly Prefix[] {
  return inventory.resources("aws_vpc").flatMap((vpc) => prefixOf(vpc.get("cidr_block")) ?? []);
}

function prefixOf(value: unknown): Prefix | undefined {
  const text = String(value);
  return Prefix.problem(text) === undefined ? Prefix.parse(text) : undefined;
}

function union(ways: readonly WaysOut[]): WaysOut {
  return { vpc: ways.some(({ vpc }) => vpc), beyond: ways.some(({ beyond }) => beyond) };
}

function listAt(object: Manifest, key: string): readonly unknown[] {
  const { spec } = object;
  const value = isBlock(spec) ? spec[key] : undefined;
  return Array.isArray(value) ? value : [];
}
