import { describedChanges } from "@strata/config";
import { describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { changed, checked, ledgerOf, recorded, type Values } from "./recorded.fixture";

/** A change of one setting of an environment that exists. */
interface Example {
  readonly to: unknown;
  /** Other settings that change with it. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** What may follow instead, with what goes with it. */
  readonly instead?: Omit<Example, "instead">;
}

const { databases } = recorded.data as { readonly databases: Readonly<Record<string, unknown>> };

const nowhere = { description: "Not used" };

/** A change that each rule refuses, by the setting that declares it, and one that it lets through. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, Example>>>> = {
  account: { account: { to: "444455556666" } },
  region: { region: { to: "eu-central-1" } },
  "audit.accessLogs.name": { "audit.accessLogs": { to: { name: "shop-requests" } } },
  "audit.trails.*.name": { "audit.trails.account.name": { to: "events" } },
  "audit.trails.*.bucket.name": { "audit.trails.account.bucket": { to: { name: "shop-events" } } },
  "audit.detectors.*": { "audit.detectors.region": { to: undefined } },
  "audit.recorders.*.bucket.name": { "audit.recorders.region.bucket": { to: { name: "shop-records" } } },
  "audit.recorders.*": { "audit.recorders.region": { to: undefined } },
  "audit.trails.*": { "audit.trails.account": { to: undefined } },
  "network.cidr": { "network.cidr": { to: "10.41.0.0/16" } },
  "network.nat": {
    "network.nat": {
      to: "none",
      instead: { to: "perZone", with: { "network.tiers.private.table": "zonal" } },
    },
  },
  "network.instances.*.address": { "network.instances.spare.address": { to: "none" } },
  "network.instances.*": { "network.instances.spare": { to: undefined } },
  "network.endpoints.*.groups": {
    "network.endpoints.sts.groups": { to: ["services"] },
  },
  "network.keys.*": { "network.keys.spare": { to: undefined } },
  "cluster.keys.secrets": {
    "cluster.keys.secrets": { to: "secondary" },
    "cluster.keys": { to: { secrets: { alias: "{id}-secrets" }, volumes: "secondary" } },
  },
  "cluster.keys.volumes": { "cluster.keys.volumes": { to: "platform" } },
  "cluster.version": {
    "cluster.version": { to: "1.33", instead: { to: "1.35" } },
  },
  "cluster.serviceCidr": { "cluster.serviceCidr": { to: "172.21.0.0/16" } },
  "cluster.name": { "cluster.name": { to: "shop" } },
  "cluster.role.name": { "cluster.role": { to: { name: "shop-control-plane" } } },
  "cluster.nodeGroups.*.min": {
    "cluster.nodeGroups.general.min": {
      to: 2,
      instead: { to: 2, with: { "cluster.nodeGroups.general.sizedBy": "settings" } },
    },
  },
  "data.keys.*": { "data.keys.archive": { to: undefined } },
  "data.databases.*.mode": {
    "data.databases.orders": { to: { mode: "external", identifier: "shop-production-orders" } },
  },
  "data.databases.*.tier": { "data.databases.orders.tier": { to: "isolated" } },
  "data.databases.*.key": { "data.databases.reports.key": { to: "archive" } },
  "data.databases.*.username": {
    "data.databases.orders.username": { to: "owner" },
    "data.databases.events.username": { to: "owner" },
  },
  "data.databases.*.engine": { "data.databases.reports": { to: databases.events } },
  "data.databases.*.engineVersion": {
    "data.databases.orders.engineVersion": {
      to: "15",
      instead: { to: "17", with: { "data.databases.orders.allowMajorUpgrade": true } },
    },
    "data.databases.reports.engineVersion": { to: "17" },
    "data.databases.events.engineVersion": {
      to: "8.0.1",
      instead: { to: "8.0.1", with: { "data.databases.events.allowMajorUpgrade": true } },
    },
  },
  "data.databases.*.databaseName": { "data.databases.orders.databaseName": { to: "orders" } },
  "data.databases.*.storageGiB": {
    "data.databases.orders.storageGiB": { to: 30, instead: { to: 60 } },
  },
  "data.databases.*.port": { "data.databases.events.port": { to: 27018 } },
  "data.databases.*.identifier": { "data.databases.orders.identifier": { to: "orders" } },
  "data.databases.*": { "data.databases.events": { to: undefined } },
  "data.caches.*.mode": {
    "data.caches.sessions": { to: { mode: "external", identifier: "shop-production-sessions" } },
  },
  "data.caches.*.engine": {
    "data.caches.sessions.engine": {
      to: "valkey",
      with: { "data.caches.sessions.engineVersion": "8.0" },
      instead: {
        to: "valkey",
        with: { "data.caches.sessions.engineVersion": "8.0", "data.caches.sessions.allowMajorUpgrade": true },
      },
    },
  },
  "data.caches.*.engineVersion": {
    "data.caches.sessions.engineVersion": { to: "7.0", instead: { to: "7.x" } },
  },
  "data.caches.*.tier": { "data.caches.sessions.tier": { to: "isolated" } },
  "data.caches.*.port": { "data.caches.sessions.port": { to: 6380 } },
  "data.caches.*.key": { "data.caches.sessions.key": { to: "archive" } },
  "data.caches.*.identifier": { "data.caches.sessions.identifier": { to: "sessions" } },
  "data.caches.*.auth.secretName": { "data.caches.sessions.auth": { to: { secretName: "shop/token" } } },
  "data.caches.*": { "data.caches.spare": { to: undefined } },
  "data.accessPoints.*.fileSystem": { "data.accessPoints.metrics.fileSystem": { to: "spare" } },
  "data.accessPoints.*.path": { "data.accessPoints.metrics.path": { to: "/other" } },
  "data.accessPoints.*.uid": { "data.accessPoints.metrics.uid": { to: 1001 } },
  "data.accessPoints.*.gid": { "data.accessPoints.metrics.gid": { to: 1001 } },
  "data.fileSystems.*.key": { "data.fileSystems.shared.key": { to: "archive" } },
  "data.fileSystems.*.performanceMode": { "data.fileSystems.shared.performanceMode": { to: "maxIO" } },
  "data.fileSystems.*.name": { "data.fileSystems.shared.name": { to: "shared" } },
  "data.fileSystems.*.backups": { "data.fileSystems.shared.backups": { to: "none" } },
  "data.fileSystems.*": { "data.fileSystems.spare": { to: undefined } },
  "data.buckets.*.name": { "data.buckets.assets.name": { to: "shop-assets" } },
  "data.buckets.*": { "data.buckets.spare": { to: undefined } },
  "data.queues.*.delivery": { "data.queues.payments.delivery": { to: "fifo" } },
  "data.queues.*.name": { "data.queues.payments.name": { to: "payments" } },
  "data.queues.*": { "data.queues.spare": { to: undefined } },
  "data.secrets.*.name": { "data.secrets.mail.name": { to: "shop/mails" } },
  "data.secrets.*": { "data.secrets.spare": { to: undefined } },
  "edge.zone.mode": { "edge.zone": { to: { mode: "existing", name: "shop-production.example.com" } } },
  "edge.zone.name": { "edge.zone": { to: { name: "shop.example.org" } } },
  "edge.webAcls.*.logs.redactedHeaders": { "edge.webAcls.filter.logs.redactedHeaders": { to: [] } },
  "edge.targetGroups.*.healthCheck": { "edge.targetGroups.backend.healthCheck": { to: { protocol: "TCP" } } },
  "edge.loadBalancers.*.listeners.*.protocol": {
    "edge.loadBalancers.gateway.listeners.https": {
      to: { port: 443, protocol: "TCP", targetGroup: "backend" },
    },
  },
  "edge.loadBalancers.*.tier": { "edge.loadBalancers.gateway.tier": { to: "other" } },
  "edge.loadBalancers.*.scheme": { "edge.loadBalancers.gateway.scheme": { to: "internal" } },
  "edge.loadBalancers.*.name": { "edge.loadBalancers.gateway.name": { to: "gateway" } },
  "addons.namespaces.*.namespace": {},
  "addons.namespaces.*": { "addons.namespaces.spare": { to: undefined } },
  "addons.charts.*": { "addons.charts.spare": { to: undefined } },
  "addons.objects.*": { "addons.objects.settings": { to: undefined } },
  "addons.charts.*.namespace": { "addons.charts.collector.namespace": { to: "orders" } },
  "addons.charts.*.name": { "addons.charts.collector.name": { to: "collectors" } },
  "addons.objects.*.namespace": { "addons.objects.settings.namespace": { to: "orders" } },
  "addons.objects.*.name": { "addons.objects.settings.name": { to: "others" } },
};

/** What exists: entries that nothing refers to, so that they can go, and versions between others. */
const before: Values = [
  ["network.keys.spare", nowhere],
  ["network.endpoints.sts", { type: "interface", tier: "private" }],
  ["edge.targetGroups.backend.healthCheck", { protocol: "HTTP", path: "/" }],
  ["edge.webAcls.filter.logs", {}],
  ["network.tiers.other", { bits: 24, route: "internet" }],
  [
    "network.instances.spare",
    { instanceType: "t3.micro", tier: "public", address: "elastic", patchSchedule: "none" },
  ],
  ["cluster.version", "1.34"],
  ["cluster.nodeGroups.general.min", 1],
  ["data.databases.orders.storageGiB", 50],
  ["data.caches.spare", (recorded.data as { caches: { sessions: unknown } }).caches.sessions],
  ["data.fileSystems.spare", { tier: "private", key: "storage" }],
  ["data.buckets.spare", { key: "storage" }],
  ["data.queues.spare", nowhere],
  ["data.secrets.spare", nowhere],
  ["addons.namespaces.spare", {}],
  [
    "addons.charts.spare",
    {
      ...(recorded.addons as { charts: { fetcher: object } }).charts.fetcher,
      chart: "spare",
    },
  ],
].reduce<Values>((values, [path, value]) => changed(values, path as string, value), recorded);

const ledger = ledgerOf(before);

function after(path: string, { to, with: others = {} }: Example): Values {
  return Object.entries({ [path]: to, ...others }).reduce<Values>(
    (values, [at, value]) => changed(values, at, value),
    before,
  );
}

/** The problems of a change that say how it is accepted. */
function refusals(values: Values): readonly string[] {
  return checked(values, ledger).problems.filter((problem) => problem.includes("strata state accept"));
}

const examples = Object.entries(EXAMPLES).flatMap(([setting, changes]) =>
  Object.entries(changes).map(([path, example]) => ({ setting, path, example })),
);

describe("config check of an environment that exists", () => {
  it("is content with it as it is, and with its copy that is not recorded", () => {
    expect(checked(before, ledger).problems).toEqual([]);
    expect(refusals(changed(changed(before, "id", "shop-other"), "account", "444455556666"))).toEqual([]);
  });

  it("has an example of every rule", () => {
    const declared = describedChanges(layers).map(({ setting }) => setting);
    expect(Object.keys(EXAMPLES).toSorted()).toEqual([...new Set(declared)].toSorted());
  });

  it.each(examples)(
    "refuses $path, with the way, and the command that accepts it",
    ({ setting, path, example }) => {
      const rule = describedChanges(layers).find((one) => one.setting === setting);
      const found = refusals(after(path, example));

      expect(found.filter((problem) => problem.includes(rule?.since ?? "no rule"))).toHaveLength(1);
      expect(found.join("\n")).toContain(rule?.way);
    },
  );

  it.each(examples.filter(({ example }) => example.instead !== undefined))(
    "lets $path move as its rule says",
    ({ path, example }) => {
      expect(refusals(after(path, example.instead ?? example))).toEqual([]);
    },
  );
});
