import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CommittedShop, plan, TEXT } from "./committed-shop.fixture";
import { settingsBehind } from "./touched-settings";

let shop: CommittedShop;
beforeEach(() => {
  shop = new CommittedShop();
});
afterEach(() => shop.remove());

const INSTANCE = {
  address: "aws_db_instance.databases_main_instance",
  type: "aws_db_instance",
  change: {
    actions: ["update"],
    before: { instance_class: "db.t4g.micro", tags_all: { Team: "sales" } },
    after: { instance_class: "db.t4g.small", tags_all: { Team: "sales" } },
  },
};

describe("what a setting touches", () => {
  it("is what changes from its old value to its new one", async () => {
    shop.replace(["db.t4g.micro", "db.t4g.small"]);
    const [setting] = (await shop.touched({ data: plan(INSTANCE) })) ?? [];

    expect(setting?.touches).toEqual([
      {
        layer: "data",
        address: INSTANCE.address,
        shownBy: "value",
        attributes: ["instance_class"],
        isReplacing: false,
      },
    ]);
  });

  it("is no resource of its entry whose whole change has another setting behind it", async () => {
    shop.replace(["sales", "shop-team"], ["db.t4g.micro", "db.t4g.small"]);
    const tagged = {
      ...INSTANCE,
      change: {
        ...INSTANCE.change,
        after: { instance_class: "db.t4g.micro", tags_all: { Team: "shop-team" } },
      },
    };
    const found = (await shop.touched({ data: plan(tagged) })) ?? [];

    expect(found.map(({ path, touches }) => [path.at(-1), touches.map(({ shownBy }) => shownBy)])).toEqual([
      ["Team", ["value"]],
      ["instanceClass", []],
    ]);
  });

  it("is what is made of its entry, where no value shows it, by the construct or by the address", async () => {
    shop.replace(["storageGiB: 20", "storageGiB: 30"]);
    const alarm = {
      address: "aws_cloudwatch_metric_alarm.databases_main_alarms_storage",
      type: "aws_cloudwatch_metric_alarm",
      change: { actions: ["update"], before: { threshold: 2 }, after: { threshold: 3 } },
    };
    const elsewhere = { ...alarm, address: "aws_cloudwatch_metric_alarm.any" };
    const unit = {
      resource: {
        aws_cloudwatch_metric_alarm: {
          any: { "//": { metadata: { path: "shop-production-data/databases/other/x" } } },
        },
      },
    };
    const [setting] =
      (await shop.touched({ data: plan(alarm, elsewhere), network: plan(alarm) }, { data: unit })) ?? [];

    expect(setting?.touches).toMatchObject([{ layer: "data", address: alarm.address, shownBy: "entry" }]);
  });

  it("is what is deleted with its entry", async () => {
    shop.replace([TEXT.slice(TEXT.indexOf("data:")), ""]);
    const gone = {
      ...INSTANCE,
      change: { actions: ["delete"], before: INSTANCE.change.before, after: null },
    };
    const found = (await shop.touched({ data: plan(gone) })) ?? [];

    expect(settingsBehind(found, "data", gone.address)).toMatchObject([
      { path: ["data", "databases", "main"] },
    ]);
  });

  it("is no other thing that has a common value by chance", async () => {
    shop.replace(["storageGiB: 20", "storageGiB: 30"]);
    const other = {
      address: "aws_sqs_queue.queues_jobs",
      type: "aws_sqs_queue",
      change: { actions: ["update"], before: { delay_seconds: 20 }, after: { delay_seconds: 30 } },
    };

    expect((await shop.touched({ data: plan(other) }))?.[0]?.touches).toEqual([]);
  });
});

describe("the settings behind a replacement", () => {
  const VPC = {
    address: "aws_vpc.vpc",
    type: "aws_vpc",
    change: {
      actions: ["delete", "create"],
      before: { cidr_block: "10.20.0.0/16", id: "vpc-1" },
      after: { cidr_block: "10.30.0.0/16" },
      after_unknown: { id: true },
      replace_paths: [["cidr_block"]],
    },
  };
  const reading = (address: string, argument: string) => ({
    address,
    type: address.split(".")[0],
    change: {
      actions: ["delete", "create"],
      before: { [argument]: "vpc-1" },
      after: {},
      after_unknown: { [argument]: true, id: true },
      replace_paths: [[argument]],
    },
  });
  const units = {
    network: {
      resource: {
        aws_vpc: { vpc: { cidr_block: "10.30.0.0/16" } },
        aws_subnet: { a: { vpc_id: "${aws_vpc.vpc.id}" } },
      },
      output: {
        tiers: { value: { private: { subnet_ids: ["${aws_subnet.a.id}"] }, public: { subnet_ids: [] } } },
      },
    },
    cluster: {
      locals: {
        network: { tiers: "${var.network.tiers}" },
        mine: "${local.network.tiers.private.subnet_ids}",
      },
      resource: {
        aws_eks_cluster: { cluster: { subnets: "${local.mine}" } },
        aws_eks_node_group: { other: { subnets: "${local.network.tiers.public.subnet_ids}" } },
      },
    },
  };

  it("are followed from what is replaced to what reads it, in other layers too", async () => {
    shop.replace(["10.20.0.0", "10.30.0.0"]);
    const found = await shop.touched(
      {
        network: plan(VPC, reading("aws_subnet.a", "vpc_id")),
        cluster: plan(
          reading("aws_eks_cluster.cluster", "subnets"),
          reading("aws_eks_node_group.other", "subnets"),
        ),
      },
      units,
    );
    const behind = (layer: string, address: string) =>
      settingsBehind(found ?? [], layer, address).map(({ place, path }) => [place, path.join(".")]);
    const cidr = [["environments/shop/production/environment.yaml:4:18", "network.cidr"]];

    expect(behind("network", "aws_vpc.vpc")).toEqual(cidr);
    expect(behind("network", "aws_subnet.a")).toEqual(cidr);
    expect(behind("cluster", "aws_eks_cluster.cluster")).toEqual(cidr);
    expect(behind("cluster", "aws_eks_node_group.other")).toEqual([]);
    expect(behind("data", "aws_vpc.vpc")).toEqual([]);
  });

  it("are those that force it, before others of the entry", async () => {
    shop.replace(['"16"', '"17"'], ["db.t4g.micro", "db.t4g.small"]);
    const replaced = {
      ...INSTANCE,
      change: {
        actions: ["delete", "create"],
        before: { engine_version: "16", instance_class: "db.t4g.micro", storage: 1 },
        after: { engine_version: "17", instance_class: "db.t4g.small", storage: 2 },
        replace_paths: [["engine_version"]],
      },
    };
    const found = (await shop.touched({ data: plan(replaced) })) ?? [];

    expect(settingsBehind(found, "data", INSTANCE.address).map(({ path }) => path.at(-1))).toEqual([
      "engineVersion",
    ]);
    expect(found.filter(({ touches }) => touches.length > 0).map(({ path }) => path.at(-1))).toEqual([
      "engineVersion",
      "instanceClass",
    ]);
  });
});
