import { describe, it } from "vitest";
import { changed, recorded, type Values } from "./recorded.fixture";
import { Walk } from "./walk.fixture";

/** A change of several settings, by their dotted paths. */
function withAll(values: Values, changes: Readonly<Record<string, unknown>>): Values {
  return Object.entries(changes).reduce<Values>((all, [path, value]) => changed(all, path, value), values);
}

/** The environment without the layers that these walks do not need. */
const shop: Values = withAll(recorded, {
  layers: ["network", "cluster", "data"],
  edge: undefined,
  addons: undefined,
  "cluster.version": "1.34",
});

/** Real Terraform on what the real command writes, in the sandbox: each change, its refusal, and the way to its end. */
describe("a change of what exists", { timeout: 600_000 }, () => {
  it.concurrent("of PostgreSQL to another major version", async ({ expect, onTestFinished }) => {
    const walk = await Walk.begin(shop, onTestFinished);
    const upgraded = { "data.databases.orders.engineVersion": "17" };

    walk.write(withAll(shop, upgraded));
    const [refusal = "", ...others] = await walk.refused();
    expect(others).toEqual([]);
    expect(refusal).toContain('data.databases.orders.engineVersion: expected "16" or a later one of 16');
    expect(refusal).toContain("set allowMajorUpgrade: true with it and apply");

    walk.write(withAll(shop, { ...upgraded, "data.databases.orders.allowMajorUpgrade": true }));
    expect(await walk.refused()).toEqual([]);
    const planned = (await walk.planned()).data ?? [];
    expect(planned).toContain("update aws_db_instance.databases_orders");
    expect(planned.filter((change) => /^(create|delete)/.test(change))).toEqual([
      expect.stringMatching(/^create and delete aws_db_parameter_group\./),
    ]);
    await walk.deploy(["data"]);
    await walk.strata("state accept shop/production");

    walk.write(withAll(shop, upgraded));
    expect(await walk.refused()).toEqual([]);
    await walk.deploy(["data"]);
    expect(await walk.planned()).toEqual({});
    walk.write(shop);
    expect(await walk.refused()).toEqual([expect.stringContaining('expected "17" or a later one of 17')]);
  });

  it.concurrent("of the key of secrets, to a second one", async ({ expect, onTestFinished }) => {
    const own = withAll(shop, { "cluster.keys": { secrets: {}, volumes: "secondary" } });
    const walk = await Walk.begin(own, onTestFinished);

    walk.write(withAll(own, { "cluster.keys.secrets": "platform" }));
    expect(await walk.refused()).toEqual([expect.stringContaining('cluster.keys.secrets: expected "own"')]);
    await walk.strata("state accept shop/production cluster.keys.secrets");
    expect(await walk.refused()).toEqual([]);
    expect((await walk.planned(["cluster"])).cluster, "EKS would keep the key that goes").toEqual(
      expect.arrayContaining(["delete aws_kms_key.keys_secrets", "update aws_eks_cluster.cluster"]),
    );
    walk.write(own);
    await walk.strata("state accept shop/production cluster.keys.secrets");

    // Secrets Manager does encrypt with another key, in place.
    walk.write(withAll(own, { "data.secretsKey": "archive" }));
    expect(await walk.refused()).toEqual([]);
    const { data = [], ...others } = await walk.planned();
    expect(others).toEqual({});
    expect(data.filter((change) => !change.startsWith("update "))).toEqual([]);
    await walk.deploy(["data"]);
    expect(await walk.planned()).toEqual({});
  });

  it.concurrent("of the names of a node group and of a bucket", async ({ expect, onTestFinished }) => {
    const walk = await Walk.begin(shop, onTestFinished);
    const groups = (shop.cluster as { nodeGroups: { general: object } }).nodeGroups;
    const buckets = (shop.data as { buckets: { deliveries: object } }).buckets;
    const renamed = (more: { group?: object; bucket?: object }): Values =>
      withAll(shop, {
        "cluster.nodeGroups": { workers: { ...groups.general, name: "general", ...more.group } },
        "data.buckets.deliveries": undefined,
        "data.buckets.logs": { ...buckets.deliveries, ...more.bucket },
      });

    walk.write(renamed({}));
    expect(await walk.refused()).toEqual([
      expect.stringContaining("data.buckets: expected the bucket deliveries"),
    ]);
    walk.write(renamed({ group: { was: "general" }, bucket: { was: "deliveries" } }));
    expect(await walk.refused()).toEqual([
      expect.stringContaining('data.buckets.logs.name: expected "shop-production-deliveries-111122223333"'),
    ]);
    const named = { name: "{id}-deliveries-{account}" };
    walk.write(renamed({ group: { was: "general" }, bucket: { was: "deliveries", ...named } }));
    expect(await walk.refused()).toEqual([]);

    const { cluster = [], data = [], ...others } = await walk.planned();
    expect(others).toEqual({});
    expect([...cluster, ...data].filter((change) => !change.startsWith("move "))).toEqual([]);
    expect(cluster).toContain(
      "move aws_eks_node_group.node-groups_general to aws_eks_node_group.node-groups_workers",
    );
    expect(data).toContain("move aws_s3_bucket.buckets_deliveries to aws_s3_bucket.buckets_logs");

    await walk.deploy();
    expect((await walk.strata("state accept shop/production")).exitCode).toBe(0);
    expect(await walk.refused()).toEqual([
      expect.stringContaining("cluster.nodeGroups.workers.was: expected nothing"),
      expect.stringContaining("data.buckets.logs.was: expected nothing"),
    ]);
    walk.write(renamed({ bucket: named }));
    expect(await walk.refused()).toEqual([]);
    expect(await walk.planned()).toEqual({});
  });

  it.concurrent("of its folder, by the steps that are printed", async ({ expect, onTestFinished }) => {
    const walk = await Walk.begin(shop, onTestFinished);

    walk.rename("shop/live");
    const refused = await walk.refused();
    expect(refused).toHaveLength(3);
    for (const line of refused) {
      const [, from = "", to = "", command = ""] =
        /move it with "aws s3 mv (\S+) (\S+)", then run "strata ([^"]*)", and "terraform init -reconfigure"/.exec(
          line,
        ) ?? [];
      await walk.move(from, to);
      await walk.strata(command);
    }

    expect(await walk.refused()).toEqual([]);
    expect((await walk.strata("state ledger")).exitCode).toBe(0);
    await walk.reconfigure();
    expect(await walk.planned()).toEqual({});
  });

  it.concurrent("of its layers: one is destroyed and taken out", async ({ expect, onTestFinished }) => {
    const values = withAll(shop, {
      "data.databases": {},
      "data.caches": {},
      "data.fileSystems": {},
      "data.accessPoints": {},
      "data.secrets": {},
    });
    const walk = await Walk.begin(values, onTestFinished);
    const without = withAll(values, { layers: ["network", "cluster"], data: undefined });

    walk.write(without);
    const [refusal = ""] = await walk.refused();
    expect(refusal).toContain(
      "list what is to go once more, and destroy shop-production-data; then take it out",
    );
    const [, command = ""] = /run "strata (.*)"$/.exec(refusal) ?? [];

    walk.write(values);
    await walk.destroy("data");
    walk.write(without);
    expect((await walk.strata(command)).exitCode).toBe(0);
    expect(await walk.refused()).toEqual([]);
    expect(await walk.planned()).toEqual({});
  });

  it.concurrent("of Kubernetes, by one minor version", async ({ expect, onTestFinished }) => {
    const walk = await Walk.begin(shop, onTestFinished);

    for (const version of ["1.33", "1.36"]) {
      walk.write(withAll(shop, { "cluster.version": version }));
      expect(await walk.refused()).toEqual([
        expect.stringContaining('cluster.version: expected "1.34" or "1.35"'),
      ]);
    }
    const addons = (shop.cluster as { addons: object }).addons;
    const next = withAll(shop, {
      "cluster.version": "1.35",
      "cluster.addons": { ...addons, "kube-proxy": { order: "beforeNodes", version: "v1.35.0-eksbuild.2" } },
    });
    walk.write(next);
    expect(await walk.refused()).toEqual([]);
    expect(await walk.planned()).toEqual({
      cluster: [
        "update aws_eks_addon.addons_kube-proxy",
        "update aws_eks_cluster.cluster",
        "update aws_eks_node_group.node-groups_general",
      ],
    });
    // The control plane first, then what nodes need, then nodes.
    expect(await walk.applied("cluster")).toEqual([
      "aws_eks_cluster.cluster",
      "aws_eks_addon.addons_kube-proxy",
      "aws_eks_node_group.node-groups_general",
    ]);
    await walk.strata("state accept shop/production cluster.version");
    expect(await walk.refused()).toEqual([]);
    walk.write(withAll(next, { "cluster.version": "1.36" }));
    expect(await walk.refused()).toEqual([]);
  });
});
