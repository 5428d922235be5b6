import { describe, expect, it } from "vitest";
import { faultsOf } from "../shop.fixture";

const chart = (name: string, settings: object = {}): object => ({
  repository: "https://charts.example.com",
  chart: name,
  version: "1.0.0",
  namespace: "kube-system",
  ...settings,
});
const item = (apiVersion: string, kind: string): object => ({
  namespace: "kube-system",
  items: { item: { apiVersion, kind } },
});

describe("objects", () => {
  const store = item("external-secrets.io/v1", "SecretStore");

  it.each([
    {
      fault: "whose chart is not among those before",
      settings: { charts: { fetcher: chart("external-secrets") }, objects: { stores: store } },
      message:
        "objects.stores.after: expected fetcher before it, which brings kind SecretStore of item item, got nothing",
    },
    {
      fault: "whose chart is not installed",
      settings: {
        charts: { other: chart("other") },
        objects: { stores: { ...store, after: ["other"] } },
      },
      message:
        "objects.stores.after: expected a release of chart external-secrets before it, which brings kind SecretStore of item item, got other",
    },
    {
      fault: "whose chart only bears the name of the right one",
      settings: {
        charts: { base: chart("base") },
        objects: { rules: { ...item("security.istio.io/v1", "PeerAuthentication"), after: ["base"] } },
      },
      message:
        "objects.rules.after: expected a release of chart base before it, which brings kind PeerAuthentication of item item, got base",
    },
    {
      fault: "that wait for each other",
      settings: {
        objects: {
          rules: { ...item("networking.k8s.io/v1", "NetworkPolicy"), after: ["more"] },
          more: { ...item("networking.k8s.io/v1", "NetworkPolicy"), after: ["rules"] },
        },
      },
      message:
        "objects.rules.after: expected an order in which everything can be installed, got releases that wait for each other: rules, more",
    },
  ])("are refused $fault", ({ settings, message }) => {
    expect(faultsOf(settings)).toEqual([message]);
  });

  it("may come after their chart through others", () => {
    const charts = { fetcher: chart("external-secrets"), server: chart("server", { after: ["fetcher"] }) };
    expect(faultsOf({ charts, objects: { stores: { ...store, after: ["server"] } } })).toEqual([]);
  });

  it("may be of kinds that the cluster has, or that an add-on of EKS brings", () => {
    const objects = {
      rules: item("networking.k8s.io/v1", "NetworkPolicy"),
      issuers: item("cert-manager.io/v1", "ClusterIssuer"),
    };
    expect(faultsOf({ objects }, { clusterAddons: { "cert-manager": {} } })).toEqual([]);
  });
});

it("objects have a name that no chart has, also where nothing waits for another", () => {
  const charts = { fetcher: chart("fetcher") };
  const objects = { fetcher: item("networking.k8s.io/v1", "NetworkPolicy") };

  expect(faultsOf({ charts, objects })).toEqual([
    'objects.fetcher: expected a name that no chart of addons.charts has, got "fetcher"',
  ]);
  const late = { ...objects.fetcher, after: ["fetcher"] };
  expect(faultsOf({ charts, objects: { ...objects, late } })).toEqual([
    'objects.fetcher: expected a name that no chart of addons.charts has, got "fetcher"',
  ]);
});

describe("values that the API server refuses", () => {
  const release = (items: object): object => ({ namespace: "kube-system", items });
  const map = (metadata: object): object => ({ apiVersion: "v1", kind: "ConfigMap", metadata });

  it.each([
    {
      fault: "a label with a space",
      items: { note: map({ labels: { team: "the shop" } }) },
      message: 'note.metadata.labels.team: expected text that Kubernetes takes in labels, got "the shop"',
    },
    {
      fault: "an annotation that is no text",
      items: { note: map({ annotations: { "example.com/count": 3 } }) },
      message:
        "note.metadata.annotations.example.com/count: expected text that Kubernetes takes in annotations, got 3",
    },
    {
      fault: "a key with two slashes, in a template",
      items: { note: { ...map({}), spec: { template: { metadata: { labels: { "a/b/c": "x" } } } } } },
      message:
        'note.spec.template.metadata.labels.a/b/c: expected a key such as "team" or "example.com/team", got "a/b/c"',
    },
    {
      fault: "a quantity in another unit",
      items: { note: { ...map({}), spec: { resources: { requests: { memory: "2GB" } } } } },
      message: 'note.spec.resources.requests.memory: expected a quantity such as "500m" or "2Gi", got "2GB"',
    },
    {
      fault: "a schedule of AWS",
      items: { job: { apiVersion: "batch/v1", kind: "CronJob", spec: { schedule: "cron(0 3 * * ? *)" } } },
      message:
        'job.spec.schedule: expected a cron expression of five fields such as "0 3 * * *", got "cron(0 3 * * ? *)"',
    },
    {
      fault: "one object twice",
      items: { note: map({}), copy: map({ name: "note" }) },
      message:
        "copy: expected an object that the release does not have yet, got ConfigMap kube-system note, which is item note",
    },
  ])("are refused: $fault", ({ items, message }) => {
    expect(faultsOf({ objects: { notes: release(items) } })).toEqual([`objects.notes.items.${message}`]);
  });
});
