import type { CloudObject } from "../cloud/cloud-object";
import { Refusal } from "../protocol/diagnostic";
import { type Fields, isFields, isList, type Value } from "../protocol/value";
import { objectName } from "./cluster-place";

/**
 * Whether a claim gets the volume that it names. Kubernetes would leave it pending, and the provider give up after
 * five minutes; here it is refused at once, with the reason.
 * @param volumes what there is of `kubernetes_persistent_volume_v1` in the cluster
 * @throws {Refusal} when there is no such volume, or its class, size or reserved claim is another
 */
export function checkBinding(claim: Fields, volumes: readonly CloudObject[]): void {
  const spec = block(claim.spec);
  const named = spec.volume_name;
  if (claim.wait_until_bound === false || typeof named !== "string" || named === "") return;
  const volume = volumes.find(({ state }) => objectName(state).name === named);
  const reason = volume === undefined ? "there is no such volume" : mismatch(claim, spec, volume.state);
  if (reason === undefined) return;
  const { namespace, name } = objectName(claim);
  throw new Refusal(
    `claim ${namespace}/${name} is not bound to volume ${named}: ${reason}`,
    "Kubernetes leaves such a claim pending, and pods that mount it never start.",
  );
}

function mismatch(claim: Fields, wanted: Fields, volume: Fields): string | undefined {
  const offered = block(volume.spec);
  const { namespace, name } = objectName(claim);
  const reserved =
    isList(offered.claim_ref) && offered.claim_ref.length > 0 ? block(offered.claim_ref) : undefined;
  if (reserved !== undefined && (reserved.name !== name || reserved.namespace !== namespace)) {
    return `it is kept for claim ${String(reserved.namespace)}/${String(reserved.name)}`;
  }
  const [wantedClass, offeredClass] = [className(wanted), className(offered)];
  if (wantedClass !== offeredClass) {
    return `the claim's class is ${shown(wantedClass)}, the volume's ${shown(offeredClass)}`;
  }
  const [asked, capacity] = [size(block(wanted.resources).requests), size(offered.capacity)];
  return asked > capacity ? `the claim asks for more than the volume's capacity` : undefined;
}

function className(spec: Fields): string {
  return typeof spec.storage_class_name === "string" ? spec.storage_class_name : "";
}

function shown(name: string): string {
  return name === "" ? "none" : name;
}

const UNITS: Readonly<Record<string, number>> = { Mi: 1 / 1024, Gi: 1, Ti: 1024 };

/** Storage in GiB; zero where it is written otherwise. */
function size(quantities: Value | undefined): number {
  const { storage } = isFields(quantities) ? quantities : {};
  const [, amount, unit = ""] = /^(\d+)([MGT]i)$/.exec(String(storage)) ?? [];
  return Number(amount ?? 0) * (UNITS[unit] ?? 0);
}

function block(value: Value | undefined): Fields {
  const found = isList(value) ? value[0] : value;
  return isFields(found) ? found : {};
}
