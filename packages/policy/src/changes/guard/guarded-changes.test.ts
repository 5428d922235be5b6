import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Entry, entriesOf, planOf } from "../plan.fixture";
import { CHANGE_RULES } from "../rules";
import { holdsNothing } from "../stateless";
import { GUARDED, type GuardedResource, guardedChanges, UNGUARDED } from ".";

/** What each condition needs of a resource for it to hold data. */
const HOLDING: Readonly<Record<string, object>> = {
  aws_instance: { ebs_block_device: [{ delete_on_termination: true }] },
  aws_spot_instance_request: { ebs_block_device: [{ delete_on_termination: true }] },
  aws_cloudwatch_log_group: { name: "/aws/eks/shop/cluster" },
};

const guarded = GUARDED.flatMap(({ types }) => types);
const unguarded = UNGUARDED.flatMap(({ types }) => types);

/** A change of one resource by Terraform's actions. */
function changed(type: string, actions: readonly string[], more: object = {}): Entry {
  const resource = { id: "one", ...HOLDING[type] };
  const [before, after] = [
    actions.join() === "create" ? null : resource,
    actions.join() === "delete" ? null : resource,
  ];
  const change = { actions, before, after, after_unknown: {} };
  return { address: `${type}.sample`, type, mode: "managed", change, ...more };
}

function guardOf(...entries: readonly unknown[]): readonly GuardedResource[] {
  return guardedChanges(planOf(entries));
}

/** Whether the deletion of a resource with these values is guarded. */
function isGuarded(type: string, before: object, beside: Readonly<Record<string, object>> = {}): boolean {
  const entries = entriesOf(type, { before, beside } as Parameters<typeof entriesOf>[1]);
  return guardOf(...entries).length > 0;
}

describe("the tables", () => {
  it("have each type once, and say why and where that is written", () => {
    const all = [...guarded, ...unguarded];
    expect(all.filter((type, index) => all.indexOf(type) !== index)).toEqual([]);
    expect(unguarded.filter(holdsNothing)).toEqual([]);
    expect([...GUARDED, ...UNGUARDED].filter(({ reason }) => reason.length < 15)).toEqual([]);
    expect(GUARDED.filter(({ source }) => source.length === 0)).toEqual([]);
  });

  it("have every type that a change rule is about, or it is stateless", () => {
    const ruled = [...new Set(CHANGE_RULES.flatMap(({ types }) => types))];
    const missing = ruled.filter((type) => ![...guarded, ...unguarded].includes(type) && !holdsNothing(type));
    expect(missing).toEqual([]);
  });
});

describe("a guarded type", () => {
  it.each(guarded)("%s is guarded when it is deleted or replaced, in either order", (type) => {
    for (const actions of [["delete"], ["delete", "create"], ["create", "delete"]]) {
      expect(guardOf(changed(type, actions)), actions.join()).toMatchObject([
        { address: `${type}.sample`, type, action: actions.length === 1 ? "delete" : "replace" },
      ]);
    }
  });

  it.each(guarded)("%s is not guarded when it stays", (type) => {
    for (const actions of [["no-op"], ["create"], ["update"], ["read"], ["forget"], ["create", "forget"]])
      expect(guardOf(changed(type, actions)), actions.join()).toEqual([]);
  });

  it("is guarded whatever else the plan does, each once", () => {
    const one = fc.constantFrom(...guarded);
    const other = fc.constantFrom(...unguarded, ...guarded);
    const kept = fc.constantFrom(["update"], ["create"], ["no-op"], ["forget"]);
    fc.assert(
      fc.property(one, fc.array(fc.tuple(other, kept), { maxLength: 6 }), (type, others) => {
        const rest = others.map(([each, actions], index) =>
          changed(each, actions, { address: `${each}.other_${index}` }),
        );
        const found = guardOf(...rest, changed(type, ["delete"]), ...rest);
        expect(found.map(({ address }) => address)).toEqual([`${type}.sample`]);
      }),
    );
  });
});

describe("an unguarded type", () => {
  it.each([...unguarded, "aws_route_table_association", "null_resource"])("%s may go", (type) => {
    expect(guardOf(changed(type, ["delete"]), changed(type, ["delete", "create"]))).toEqual([]);
  });

  it("that nobody has written down is guarded all the same", () => {
    expect(guardOf(changed("acme_vault", ["delete"]))).toMatchObject([
      { address: "acme_vault.sample", reason: "nobody has written down what resources of this type hold" },
    ]);
  });
});

describe("a guarded resource", () => {
  const type = "aws_db_instance";

  it("says which attributes force its replacement, and what else Terraform says of it", () => {
    const forced = changed(type, ["delete", "create"]);
    const change = { ...forced.change, replace_paths: [["engine"], ["restore_to_point_in_time", 0]] };
    const tainted = changed(type, ["delete", "create"], { action_reason: "replace_because_tainted" });

    expect(guardOf({ ...forced, change }, tainted)).toEqual([
      {
        address: "aws_db_instance.sample",
        type,
        action: "replace",
        reason: "its databases go with it, and its automated backups",
        forcedBy: ["engine", "restore_to_point_in_time"],
      },
      expect.objectContaining({
        forcedBy: [],
        cause: "it is tainted: an earlier apply failed halfway, or somebody ran terraform taint",
      }),
    ]);
  });

  it("is an object too that an earlier replacement has left", () => {
    expect(guardOf(changed(type, ["delete"], { deposed: "1a2b3c4d" }))).toMatchObject([
      { action: "delete", deposed: "1a2b3c4d", forcedBy: [] },
    ]);
  });

  it("that is moved and stays is none; one that is moved and replaced has its new address", () => {
    const previous_address = "aws_db_instance.former";
    expect(guardOf(changed(type, ["no-op"], { previous_address }))).toEqual([]);
    expect(guardOf(changed(type, ["update"], { previous_address }))).toEqual([]);
    expect(guardOf(changed(type, ["delete", "create"], { previous_address }))).toMatchObject([
      { address: "aws_db_instance.sample" },
    ]);
  });
});

describe("a condition", () => {
  it.each([
    { limit: { snapshot_retention_limit: 7 }, is: true },
    { limit: { snapshot_retention_limit: 0 }, is: false },
    { limit: { snapshot_retention_limit: null }, is: true },
    { limit: {}, is: true },
  ])("guards a cache with $limit: $is", ({ limit, is }) => {
    for (const type of ["aws_elasticache_replication_group", "aws_elasticache_cluster"])
      expect(isGuarded(type, { id: "one", ...limit })).toBe(is);
  });

  it.each([
    { disks: [], is: false },
    { disks: [{ delete_on_termination: false }], is: false },
    { disks: [{ delete_on_termination: false }, { delete_on_termination: true }], is: true },
  ])("guards an instance with the disks $disks: $is", ({ disks, is }) => {
    expect(isGuarded("aws_instance", { ebs_block_device: disks })).toBe(is);
  });

  it.each([
    { policy: "Retain", is: false },
    { policy: "Delete", is: true },
    { policy: null, is: true },
  ])("guards a volume that Kubernetes has to $policy: $is", ({ policy, is }) => {
    const spec = [{ persistent_volume_reclaim_policy: policy }];
    expect(isGuarded("kubernetes_persistent_volume_v1", { spec })).toBe(is);
  });

  it.each([
    { object: { key: "a", content: "text" }, is: false },
    { object: { key: "a", content_base64: "dGV4dA==" }, is: false },
    { object: { key: "a", source: "site/a" }, is: false },
    { object: { key: "folder/", content: null }, is: false },
    { object: { key: "a", content: null, source: null }, is: true },
  ])("guards the object $object: $is", ({ object, is }) => {
    for (const type of ["aws_s3_object", "aws_s3_bucket_object"]) expect(isGuarded(type, object)).toBe(is);
  });

  it.each([
    { group: { name: "/aws/docdb/shop/audit" }, is: true },
    { group: { name: "aws-cloudtrail-logs-111122223333-1a2b" }, is: true },
    { group: { name: "/aws/eks/shop/cluster" }, is: true },
    { group: { name: "/shop/access", tags: { purpose: "audit" } }, is: true },
    { group: { name: "/shop/access", tags: {}, tags_all: { Audit: "yes" } }, is: true },
    { group: { name: "/shop/auditorium" }, is: false },
    { group: { name: "/aws/eks/shop/workloads" }, is: false },
    { group: { name: "/aws/vpc/shop/flow-logs" }, is: false },
    { group: { name: "/aws/docdb/shop/audit", skip_destroy: true }, is: false },
  ])("guards the log group $group: $is", ({ group, is }) => {
    expect(isGuarded("aws_cloudwatch_log_group", group)).toBe(is);
  });

  it("guards a log group to which a trail writes, one that goes too", () => {
    const arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/shop/events";
    const group = { name: "/shop/events", arn };
    const trail = { cloud_watch_logs_group_arn: `${arn}:*` };
    const gone = entriesOf("aws_cloudtrail", { before: trail });

    expect(isGuarded("aws_cloudwatch_log_group", group)).toBe(false);
    expect(isGuarded("aws_cloudwatch_log_group", group, { "aws_cloudtrail.main": trail })).toBe(true);
    expect(guardOf(...entriesOf("aws_cloudwatch_log_group", { before: group }), ...gone)).toHaveLength(2);
  });
});
