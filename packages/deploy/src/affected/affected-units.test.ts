import { describe, expect, it } from "vitest";
import { affectedUnits } from "./affected-units";
import { unitsOfSide } from "./side";
import { wavesOf } from "./waves";

type Json = Readonly<Record<string, unknown>>;

/** What a unit reads of a layer, in the form in which stacks write it. */
const source = (layer: string): Json => ({
  variable: { [layer]: { type: "object({})", default: null, "//": { example: {} } } },
  locals: { [layer]: { any: `\${var.${layer}.any}` } },
});

const NETWORK: Json = {
  provider: { aws: [{ region: "eu-west-1", default_tags: [{ tags: { Team: "a" } }] }] },
  resource: {
    aws_vpc: { vpc: { cidr_block: "10.0.0.0/16", tags: { Name: "vpc" }, "//": { metadata: { path: "a" } } } },
    aws_subnet: {
      private: { vpc_id: "${aws_vpc.vpc.id}", cidr_block: "10.0.1.0/24" },
      public: { vpc_id: "${aws_vpc.vpc.id}", cidr_block: "10.0.2.0/24" },
    },
    aws_kms_key: { key: { description: "all" } },
    aws_s3_bucket: { logs: { bucket: "shop-logs", force_destroy: false } },
  },
  locals: { private: "${aws_subnet.private.id}" },
  output: {
    vpc_id: { value: "${aws_vpc.vpc.id}" },
    vpc_tags: { value: "${aws_vpc.vpc.tags_all}" },
    tiers: {
      value: {
        private: { subnet_ids: ["${local.private}"], cidr: "${aws_subnet.private.cidr_block}" },
        public: { subnet_ids: ["${aws_subnet.public.id}"] },
      },
    },
    key_arn: { value: "${aws_kms_key.key.arn}" },
    log_bucket: { value: "${aws_s3_bucket.logs.bucket}" },
  },
};

const DATA: Json = {
  ...source("network"),
  resource: {
    aws_db_subnet_group: { main: { subnet_ids: "${local.network.tiers.private.subnet_ids}" } },
    aws_db_instance: {
      main: { db_subnet_group_name: "${aws_db_subnet_group.main.name}", instance_class: "db.t4g.micro" },
    },
  },
  output: { address: { value: "${aws_db_instance.main.address}" } },
};

const ADDONS: Json = {
  ...source("data"),
  resource: { helm_release: { shop: { values: ["${local.data.address}"] } } },
};

const EDGE: Json = {
  ...source("network"),
  resource: { aws_lb: { lb: { bucket: "${local.network.log_bucket}", key: "${local.network.key_arn}" } } },
};

const SHOP: Readonly<Record<string, Json>> = { network: NETWORK, data: DATA, addons: ADDONS, edge: EDGE };
const environments = [{ path: "shop", id: "shop" }];

/** A copy with another value at a path, whose step `@@` is the key `//`. */
function set(json: Json, path: string, value: unknown): Json {
  const copy = structuredClone(json) as Record<string, unknown>;
  const steps = path.split("/").map((step) => (step === "@@" ? "//" : step));
  const parent = steps.slice(0, -1).reduce<unknown>((at, step) => {
    const here = at as Record<string, unknown>;
    here[step] ??= {};
    return here[step];
  }, copy) as Record<string, unknown>;
  if (value === undefined) delete parent[steps.at(-1) ?? ""];
  else parent[steps.at(-1) ?? ""] = value;
  return copy;
}

const sides = (
  before: Readonly<Record<string, Json>> | undefined,
  after: Readonly<Record<string, Json>> | undefined,
) => {
  const units = (layers: Readonly<Record<string, Json>> | undefined) =>
    layers &&
    unitsOfSide(
      environments[0] ?? { path: "", id: "" },
      environments,
      Object.entries(layers).map(([layer, { files = {}, ...template }]) => ({
        name: `shop-${layer}`,
        template,
        files: files as Readonly<Record<string, string>>,
      })),
    );
  return affectedUnits({ path: "shop", before: units(before), after: units(after) });
};

/** Why units are affected, by layer, where something of the shop changes. */
const after = (layer: string, path: string, value: unknown): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    sides(SHOP, { ...SHOP, [layer]: set(SHOP[layer] ?? {}, path, value) }).map(({ layer, why }) => [
      layer,
      why.map(({ text }) => text),
    ]),
  );

describe("units that a change affects", () => {
  it("are none where only the order of keys and metadata differ", () => {
    const turned = Object.fromEntries(Object.entries(NETWORK).reverse());

    expect(sides(SHOP, { ...SHOP, network: turned })).toEqual([]);
    expect(after("network", "resource/aws_vpc/vpc/@@", undefined)).toEqual({});
    expect(after("network", "@@", { metadata: "other" })).toEqual({});
    expect(after("data", "variable/network/@@", undefined)).toEqual({});
  });

  it("are the one that changed, where nobody reads it", () => {
    expect(after("addons", "resource/helm_release/shop/version", "2")).toEqual({
      addons: ["helm_release.shop changed: version"],
    });
    expect(after("edge", "output/arn", { value: "${aws_lb.lb.arn}" })).toEqual({
      edge: ["output.arn added"],
    });
  });

  it("are readers of an output that is read from a changed resource, and readers of theirs", () => {
    expect(after("network", "resource/aws_subnet/private/cidr_block", "10.0.3.0/24")).toEqual({
      network: ["aws_subnet.private changed: cidr_block"],
      data: ["reads network.tiers.private.subnet_ids, whose aws_subnet.private changed: cidr_block"],
      addons: [
        "reads data.address, whose aws_db_instance.main reads aws_db_subnet_group.main, which reads network.tiers.private.subnet_ids, whose aws_subnet.private changed: cidr_block",
      ],
    });
  });

  it("are no readers of another part of the output", () => {
    expect(after("network", "resource/aws_subnet/public/cidr_block", "10.0.3.0/24")).toEqual({
      network: ["aws_subnet.public changed: cidr_block"],
    });
    expect(after("network", "output/tiers/value/third", { subnet_ids: [] })).toEqual({
      network: ["output.tiers changed: value.third"],
    });
  });

  it("are readers of what was itself read from a changed resource", () => {
    expect(Object.keys(after("network", "resource/aws_vpc/vpc/cidr_block", "10.9.0.0/16"))).toEqual([
      "network",
      "data",
      "addons",
    ]);
  });

  it("are no readers where only tags change", () => {
    expect(after("network", "resource/aws_vpc/vpc/tags/Name", "other")).toEqual({
      network: ["aws_vpc.vpc changed: tags.Name"],
    });
    expect(after("network", "provider/aws/0/default_tags/0/tags/Team", "b")).toEqual({
      network: ["provider.aws changed: default_tags.tags.Team"],
    });
  });

  it("are readers of tags where these change", () => {
    const edge = set(EDGE, "resource/aws_lb/lb/note", "${local.network.vpc_tags}");
    const shop = { ...SHOP, edge };
    for (const path of ["resource/aws_vpc/vpc/tags/Name", "provider/aws/0/default_tags/0/tags/Team"]) {
      const found = sides(shop, { ...shop, network: set(NETWORK, path, "other") });

      expect(found.map(({ layer, status }) => [layer, status])).toEqual([
        ["network", "changed"],
        ["edge", "reader"],
      ]);
    }
  });

  it("are readers of everything where the provider's region changes", () => {
    expect(Object.keys(after("network", "provider/aws/0/region", "eu-central-1"))).toEqual([
      "network",
      "data",
      "edge",
      "addons",
    ]);
  });

  it("are no readers of an argument that is written down and stays", () => {
    expect(after("network", "resource/aws_s3_bucket/logs/force_destroy", true)).toEqual({
      network: ["aws_s3_bucket.logs changed: force_destroy"],
    });
    expect(after("network", "resource/aws_s3_bucket/logs/bucket", "logs")).toEqual({
      network: ["aws_s3_bucket.logs changed: bucket"],
      edge: ["reads network.log_bucket, whose aws_s3_bucket.logs changed: bucket"],
    });
  });

  it("are readers of an output whose expression changed", () => {
    expect(after("network", "output/key_arn/value", "arn:aws:kms:eu-west-1:1:key/2")).toEqual({
      network: ["output.key_arn changed: value"],
      edge: ["reads network.key_arn, whose expression changed"],
    });
    expect(after("network", "locals/private", "${aws_subnet.public.id}")).toMatchObject({
      data: ["reads network.tiers.private.subnet_ids, whose local.private changed"],
    });
  });

  it("are readers of what is read from a local whose expression changed", () => {
    const network = set(NETWORK, "resource/aws_kms_key/key/policy", "${local.private}");
    const changed = set(network, "locals/private", "${aws_subnet.public.id}");
    const edge = sides({ ...SHOP, network }, { ...SHOP, network: changed }).find(
      ({ layer }) => layer === "edge",
    );

    expect(edge?.why.map(({ text }) => text)).toEqual([
      "reads network.key_arn, whose aws_kms_key.key reads local.private, which changed",
    ]);
  });

  it("are readers of what a replacement is triggered by, and not of what is waited for", () => {
    const triggered = (lifecycle: Json): readonly string[] => {
      const network = set(NETWORK, "resource/aws_kms_key/key", { description: "all", ...lifecycle });
      const changed = set(network, "resource/aws_subnet/private/cidr_block", "10.0.3.0/24");
      return sides({ ...SHOP, network }, { ...SHOP, network: changed }).map(({ layer }) => layer);
    };

    expect(triggered({ lifecycle: { replace_triggered_by: ["aws_subnet.private"] } })).toContain("edge");
    expect(triggered({ depends_on: ["aws_subnet.private"] })).not.toContain("edge");
  });

  it("are readers where nobody can tell what an output reads", () => {
    const network = set(NETWORK, "output/key_arn/value", "%{ if local.private }y%{ endif }");
    const changed = set(network, "resource/aws_kms_key/key/description", "none");

    expect(sides({ ...SHOP, network }, { ...SHOP, network: changed }).map(({ layer }) => layer)).toContain(
      "edge",
    );
  });

  it("are those with another asset or another lock file", () => {
    const addons = { ...ADDONS, files: { "assets/chart/values.yaml": "1", ".terraform.lock.hcl": "1" } };
    const changed = {
      ...ADDONS,
      files: { "assets/chart/values.yaml": "2", ".terraform.lock.hcl": "1", new: "1" },
    };

    expect(sides({ addons }, { addons: changed })[0]?.why.map(({ text }) => text)).toEqual([
      "assets/chart/values.yaml changed",
      "new added",
    ]);
  });

  it("are new and deleted layers and environments", () => {
    const { addons, ...others } = SHOP;
    const texts = (found: ReturnType<typeof sides>) =>
      found.map(({ layer, status, why }) => [layer, status, why[0]?.text]);

    expect(texts(sides(others, SHOP))).toEqual([
      ["addons", "new", "new: the environment has no addons in the base"],
    ]);
    expect(texts(sides(SHOP, others))).toEqual([
      ["addons", "deleted", "deleted: only the base has the layer"],
    ]);
    expect(texts(sides({ network: NETWORK }, undefined))).toEqual([
      ["network", "deleted", "deleted: only the base has the environment"],
    ]);
    expect(texts(sides(undefined, { network: NETWORK }))).toEqual([
      ["network", "new", "new: the base does not have the environment"],
    ]);
  });
});

describe("waves of affected units", () => {
  it("have each unit behind those that it reads, whatever lies between", () => {
    const changed = sides(SHOP, {
      ...SHOP,
      network: set(NETWORK, "resource/aws_kms_key/key/description", "none"),
      addons: set(ADDONS, "resource/helm_release/shop/version", "2"),
    });
    const waves = wavesOf(changed).map(({ include }) => include.map(({ layer }) => layer));

    expect(changed.map(({ layer }) => layer)).toEqual(["network", "edge", "addons"]);
    expect(waves).toEqual([["network"], ["edge", "addons"]]);
  });

  it("have nothing that was deleted", () => {
    expect(wavesOf(sides(SHOP, undefined))).toEqual([]);
  });
});
