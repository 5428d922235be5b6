import type { Place } from "../cloud/cloud-object";
import type { CloudStore } from "../cloud/cloud-store";
import type { Connection } from "../cloud/connection";
import { Refusal } from "../protocol/diagnostic";
import { type Fields, isFields, isList, type Value } from "../protocol/value";

/** Host names of clusters that the sandbox itself makes: those it can tell whether they exist. */
const SIMULATED = /\.eks\.amazonaws\.com$/;

/**
 * The cluster that a provider block talks to, named by the URL of its API. Unknown while the cluster is only planned,
 * which is what the real providers live with too.
 */
export function clusterPlace(connection: Value | undefined): Place {
  const block = isList(connection) ? connection[0] : connection;
  const host = isFields(block) ? block.host : undefined;
  return { account: typeof host === "string" ? host : "", region: "" };
}

/**
 * Whether the API answers.
 * @throws {Refusal} when the cluster's host name is one of EKS and no such cluster exists
 */
export function checkReachable({ place }: Connection, store: CloudStore): void {
  const host = place.account.replace(/^https?:\/\//, "").replace(/[:/].*$/, "");
  if (!SIMULATED.test(host)) return;
  const exists = store.ofType("aws_eks_cluster").some(({ state }) => state.endpoint === place.account);
  if (!exists) {
    throw new Refusal(
      `Kubernetes cluster unreachable: Get "${place.account}/version": dial tcp: lookup ${host}: no such host`,
      "No EKS cluster in the sandbox has this endpoint.",
    );
  }
}

/** Name and namespace of a Kubernetes object, from its `metadata`. */
export function objectName({ metadata }: Fields): { readonly namespace: string; readonly name: string } {
  const block = isList(metadata) ? metadata[0] : metadata;
  const { name, namespace } = isFields(block) ? block : {};
  return { name: textOf(name), namespace: textOf(namespace) };
}

function textOf(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
