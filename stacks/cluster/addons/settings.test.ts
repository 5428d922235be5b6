import { describe, expect, it } from "vitest";
import { type ClusterInput, faults, networkAddons } from "../shop.fixture";

describe("config check", () => {
  it.each([
    {
      fault: "a version without its build",
      addon: { version: "v1.11.4" },
      messages: [
        'addons.aws-efs-csi-driver.version: expected an add-on version such as "v1.20.1-eksbuild.3", got "v1.11.4"',
      ],
    },
    {
      fault: "a pattern among several service accounts",
      addon: { role: { serviceAccount: ["files-*", "files-node"] } },
      messages: [
        'addons.aws-efs-csi-driver.role.serviceAccount.0: expected a Kubernetes name such as "cart-api" or "cart.example.com", got "files-*"',
      ],
    },
  ])("refuses $fault", ({ addon, messages }) => {
    expect(faults({ addons: { ...networkAddons, "aws-efs-csi-driver": addon } })).toEqual(messages);
  });
});

describe("what EKS refuses of an add-on", () => {
  const proxy = { order: "beforeNodes" } as const;

  it.each<{ fault: string; addons: NonNullable<ClusterInput["addons"]>; messages: readonly string[] }>([
    {
      fault: "a name that it does not have",
      addons: { "core-dns": {} },
      messages: [
        'addons.core-dns: expected an add-on of EKS, by its name there, got "core-dns"; did you mean "coredns"?',
      ],
    },
    {
      fault: "kube-proxy that is newer than the cluster",
      addons: { "kube-proxy": { ...proxy, version: "v1.36.0-eksbuild.1" } },
      messages: [
        "addons.kube-proxy.version: expected a version from 1.32 to 1.35, the cluster's, got v1.36.0-eksbuild.1",
      ],
    },
    {
      fault: "kube-proxy that is too old for the cluster",
      addons: { "kube-proxy": { ...proxy, version: "v1.31.0-eksbuild.1" } },
      messages: [
        "addons.kube-proxy.version: expected a version from 1.32 to 1.35, the cluster's, got v1.31.0-eksbuild.1",
      ],
    },
    {
      fault: "values of other types than its schema has",
      addons: {
        "vpc-cni": {
          order: "beforeNodes",
          configuration: { enableNetworkPolicy: true, env: { WARM_IP_TARGET: 2 }, tolerations: {} },
        },
        coredns: { configuration: { replicaCount: "3", enabled: true } },
      },
      messages: [
        'addons.vpc-cni.configuration.enableNetworkPolicy: expected "true" or "false" in quotes, since the add-on takes text, got true',
        'addons.vpc-cni.configuration.env: expected a map of texts, numbers and truth values in quotes too, got {"WARM_IP_TARGET":2}',
        "addons.vpc-cni.configuration.tolerations: expected a list, got {}",
        'addons.coredns.configuration.replicaCount: expected a whole number, got "3"',
      ],
    },
    {
      fault: "coredns that is older than any that EKS has",
      addons: { coredns: { version: "v1.9.3-eksbuild.7" } },
      messages: [
        "addons.coredns.version: expected v1.11 or later, the oldest that EKS has, got v1.9.3-eksbuild.7",
      ],
    },
    {
      fault: "a key that is misspelt",
      addons: { coredns: { configuration: { replicacount: 3 } } },
      messages: [
        'addons.coredns.configuration.replicacount: expected a key that coredns knows, got "replicacount"; did you mean "replicaCount"?',
      ],
    },
    {
      fault: "a text that only charts make of a map",
      addons: { coredns: { configuration: { corefile: { $json: { a: 1 } } } } },
      messages: [
        "addons.coredns.configuration.corefile: expected values without $json, which only charts and objects read, got $json",
      ],
    },
  ])("is found by config check: $fault", ({ addons, messages }) => {
    expect(faults({ addons: { ...networkAddons, ...addons } })).toEqual(messages);
  });

  it("is not what fits", () => {
    const addons: ClusterInput["addons"] = {
      ...networkAddons,
      "kube-proxy": { ...proxy, version: "v1.34.0-eksbuild.1" },
      coredns: { configuration: { replicaCount: 3, tolerations: [], newKeyOfAVersion: 1 } },
    };

    expect(faults({ addons })).toEqual([]);
  });
});
