import { checkValues, declaredReferences, referencesIn, type SettingsProblem } from "@strata/config";
import { isPlainMap, valueAt, withoutKey, withValue } from "@strata/values";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { everything } from "./everything.fixture";

/** A namespace, among them those that every cluster has. */
const NAMESPACE = "default, kube-node-lease, kube-public, kube-system, or a namespace of addons.namespaces";

/** Every reference of every layer: the setting, and what a misspelt name in it is told to be. */
const REFERENCES: Readonly<Record<string, string>> = {
  "network.alarms.key": "a key of network.keys",
  "network.flowLogs.key": "a key of network.keys",
  "network.securityGroups.*.ingress.*.peer.group": "a security group of network.securityGroups",
  "network.securityGroups.*.egress.*.peer.group": "a security group of network.securityGroups",
  "network.endpoints.*.tiers.*": "a tier of network.tiers",
  "network.endpoints.*.tier": "a tier of network.tiers",
  "network.endpoints.*.groups.*": "a security group of network.securityGroups",
  "network.instances.*.tier": "a tier of network.tiers",
  "cluster.keys.secrets": "a key of network.keys",
  "cluster.keys.volumes": "a key of network.keys",
  "cluster.subnets.*": "a tier of network.tiers",
  "cluster.logs.key": "a key of network.keys",
  "cluster.peers.*": "a security group of network.securityGroups",
  "cluster.endpoints.*": "an endpoint of network.endpoints",
  "cluster.nodeGroups.*.subnets.*": "a tier of network.tiers",
  "data.secretsKey": "a key of network.keys or data.keys",
  "data.databases.*.tier": "a tier of network.tiers",
  "data.databases.*.groups.*": "cluster, or a security group of network.securityGroups",
  "data.databases.*.key": "a key of network.keys or data.keys",
  "data.databases.*.logs.key": "a key of network.keys or data.keys",
  "data.caches.*.tier": "a tier of network.tiers",
  "data.caches.*.groups.*": "cluster, or a security group of network.securityGroups",
  "data.caches.*.key": "a key of network.keys or data.keys",
  "data.caches.*.logs.key": "a key of network.keys or data.keys",
  "data.fileSystems.*.tier": "a tier of network.tiers",
  "data.fileSystems.*.groups.*": "cluster, or a security group of network.securityGroups",
  "data.fileSystems.*.key": "a key of network.keys or data.keys",
  "data.accessPoints.*.fileSystem": "a file system of data.fileSystems",
  "data.buckets.*.key": "a key of network.keys or data.keys",
  "data.buckets.*.logs.bucket": "a bucket of data.buckets",
  "data.secrets.*.connection.database": "a database of data.databases",
  "edge.distributions.*.origin.bucket": "a bucket of data.buckets",
  "edge.distributions.*.certificate": "a certificate of edge.certificates",
  "edge.distributions.*.webAcl": "a web ACL of edge.webAcls",
  "edge.distributions.*.logs.bucket": "a bucket of data.buckets",
  "edge.loadBalancers.*.tier": "a tier of network.tiers",
  "edge.loadBalancers.*.listeners.*.targetGroup": "a target group of edge.targetGroups",
  "edge.loadBalancers.*.listeners.*.certificate": "a certificate of edge.certificates",
  "edge.loadBalancers.*.accessLogs.bucket": "a bucket of data.buckets",
  "addons.volumes.*.accessPoint": "an access point of data.accessPoints",
  "addons.volumes.*.namespace": NAMESPACE,
  "addons.workloads.*.namespace": NAMESPACE,
  "addons.workloads.*.grants.databases.*": "a database of data.databases",
  "addons.workloads.*.grants.caches.*": "a cache of data.caches",
  "addons.workloads.*.grants.buckets.*": "a bucket of data.buckets",
  "addons.workloads.*.grants.secrets.*": "a secret of data.secrets",
  "addons.workloads.*.grants.secretsUnder.unread.*": "a secret of data.secrets",
  "addons.charts.*.namespace": NAMESPACE,
  "addons.charts.*.after.*": "a chart of addons.charts or a release of addons.objects",
  "addons.charts.*.role.secrets.*": "a secret of data.secrets",
  "addons.charts.*.logGroup.key": "a key of network.keys",
  "addons.objects.*.namespace": NAMESPACE,
  "addons.objects.*.after.*": "a chart of addons.charts or a release of addons.objects",
};

/** One use of a reference in the environment. */
interface Use {
  readonly path: readonly (string | number)[];
  readonly place: "key" | "value";
  readonly name: string;
}

/** The first use of each reference, by its setting. */
const uses: ReadonlyMap<string, Use> = new Map(
  layers
    .flatMap((layer) => {
      const settings = (everything as Readonly<Record<string, unknown>>)[layer.name];
      const declared = declaredReferences(layer.settings).map(({ path }) => path.split("."));
      return [...referencesIn(layer.settings, settings)].map(({ path, place, name }) => {
        const pattern = declared.find(
          (steps) =>
            steps.length === path.length && steps.every((step, at) => step === "*" || step === path[at]),
        );
        const use: Use = { path: [layer.name, ...path], place, name: String(name) };
        return [[layer.name, ...(pattern ?? path)].join("."), use] as const;
      });
    })
    .reverse(),
);

/** What `config check` says at the setting once the name has a letter too many. */
function faultsOfMisspelt({ path, place, name }: Use): readonly SettingsProblem[] {
  const misspelt = `${name}x`;
  const at = place === "key" ? [...path.slice(0, -1), misspelt] : path;
  const parent = path.slice(0, -1);
  const renamed =
    place === "key"
      ? { ...asMap(valueAt(everything, parent)), [misspelt]: valueAt(everything, path) }
      : misspelt;
  const values =
    place === "key"
      ? withoutKey(withValue(everything, parent, renamed), path)
      : withValue(everything, path, renamed);
  return checkValues(asMap(values), layers).filter((fault) => fault.path.join(".") === at.join("."));
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  if (!isPlainMap(value)) throw new Error("expected a map");
  return value;
}

describe("the references between settings", () => {
  it("are all used in the environment of this test, which has no faults", () => {
    expect(checkValues(everything, layers)).toEqual([]);
  });

  it("each have a row in the table of this test", () => {
    const declared = layers.flatMap(({ name, settings }) =>
      declaredReferences(settings).map(({ path }) => `${name}.${path}`),
    );

    expect(Object.keys(REFERENCES).sort()).toEqual(declared.sort());
  });

  it.each(Object.entries(REFERENCES))("%s: a misspelt name is told to be %s", (setting, expected) => {
    const use = uses.get(setting);
    if (use === undefined) throw new Error(`everything.fixture.ts does not use ${setting}`);

    expect(faultsOfMisspelt(use)).toMatchObject([
      { expected, got: `"${use.name}x"`, mend: `did you mean "${use.name}"?` },
    ]);
  });
});
