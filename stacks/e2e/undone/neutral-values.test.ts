import { blocksOf } from "@strata/provider-schema";
import { type ValuePath, withoutKey, withValue } from "@strata/values";
import { beforeAll, describe, expect, it } from "vitest";
import { MISSING } from "../provider-mirror.fixture";
import { everySetting } from "./every-setting.fixture";
import { invented, layerJson, synthesized } from "./layer-json.fixture";
import { offline, PlannedState, type Values } from "./planned-state.fixture";
import type { Settings } from "./single-changes.fixture";

/** An argument that Terraform keeps where it is not given. */
interface Case {
  readonly what: string;
  /** The setting, from the layer down. */
  readonly setting: ValuePath;
  /** What becomes of it. @default it is taken out */
  readonly becomes?: unknown;
  readonly address: string;
  /** Where the argument is in the resource. */
  readonly argument: ValuePath;
  /** Its value once the setting is gone. */
  readonly neutral: unknown;
  /** What the change does to the resource. */
  readonly actions: readonly string[];
  /** What AWS had put there where the argument was never given, and what the next plan does about it. */
  readonly never: { readonly value: unknown; readonly actions: readonly string[] };
}

const KEPT = ["no-op"];
const CHANGED = ["update"];

const CASES: readonly Case[] = [
  {
    what: "names of a certificate",
    setting: ["edge", "certificates", "site", "names"],
    address: "aws_acm_certificate.certificates_site",
    argument: ["subject_alternative_names"],
    // ACM lists the domain itself among them.
    neutral: ["shop.example.com"],
    actions: ["create", "delete"],
    never: { value: ["shop.example.com"], actions: KEPT },
  },
  {
    what: "countries of a distribution",
    setting: ["edge", "distributions", "site", "countries"],
    address: "aws_cloudfront_distribution.distributions_site",
    argument: ["restrictions", 0, "geo_restriction", 0, "locations"],
    neutral: [],
    actions: CHANGED,
    never: { value: [], actions: KEPT },
  },
  {
    what: "groups of an access entry",
    setting: ["cluster", "accessEntries", "team", "groups"],
    address: "aws_eks_access_entry.access-entries_team",
    argument: ["kubernetes_groups"],
    neutral: [],
    actions: CHANGED,
    never: { value: [], actions: KEPT },
  },
  {
    what: "configuration of an add-on",
    setting: ["cluster", "addons", "aws-ebs-csi-driver", "configuration"],
    address: "aws_eks_addon.addons_aws-ebs-csi-driver",
    argument: ["configuration_values"],
    neutral: "{}",
    actions: CHANGED,
    // Once: EKS is told what it does already.
    never: { value: "", actions: CHANGED },
  },
  {
    what: "time of the snapshots of a cache",
    setting: ["data", "caches", "sessions", "snapshotWindow"],
    address: "aws_elasticache_replication_group.caches_sessions",
    argument: ["snapshot_window"],
    neutral: "02:00-03:00",
    actions: CHANGED,
    // Once: ElastiCache had drawn another hour.
    never: { value: "23:30-00:30", actions: CHANGED },
  },
  {
    what: "time of the maintenance of a cache",
    setting: ["data", "caches", "sessions", "maintenanceWindow"],
    address: "aws_elasticache_replication_group.caches_sessions",
    argument: ["maintenance_window"],
    neutral: "sun:04:00-sun:05:00",
    actions: CHANGED,
    never: { value: "fri:23:30-sat:00:30", actions: CHANGED },
  },
];

/** A resource's arguments, of a unit that has it. */
function configuration(json: unknown, address: string): Values {
  const found = blocksOf(json).find((block) => block.address === address);
  if (found === undefined) throw new Error(`${address}: no such resource`);
  return offline(found.body as Values);
}

describe("the real AWS provider", { timeout: 300_000 }, () => {
  const shop = invented(everySetting);
  let state: PlannedState | undefined;

  beforeAll(async () => {
    state = await PlannedState.open();
  });

  /** The resource with the setting and after its change. */
  const forms = async ({ setting, becomes, address }: Pick<Case, "setting" | "becomes" | "address">) => {
    const layer = String(setting[0]);
    const changed =
      becomes === undefined ? withoutKey(shop.settings, setting) : withValue(shop.settings, setting, becomes);
    const type = address.split(".")[0] ?? "";
    return {
      given: { type, configuration: configuration(await synthesized(shop.environment, layer), address) },
      left: {
        type,
        configuration: configuration(await layerJson(shop, layer, changed as Settings), address),
      },
    };
  };

  it("takes back what is taken out of the settings, and plans nothing more", async ({ skip }) => {
    if (state === undefined) return skip(MISSING);
    const both = await Promise.all(CASES.map(forms));
    const each = <T>(of: (one: (typeof both)[number], index: number) => T): Readonly<Record<string, T>> =>
      Object.fromEntries(both.map((one, index) => [`case-${index}`, of(one, index)]));

    const created = await state.plan(each(({ given }) => given));
    const before = (index: number): Values => created[`case-${index}`]?.after ?? {};
    const again = await state.plan(each(({ given }, index) => ({ ...given, attributes: before(index) })));
    const undone = await state.plan(each(({ left }, index) => ({ ...left, attributes: before(index) })));
    const after = (index: number): Values => undone[`case-${index}`]?.after ?? {};
    const settled = await state.plan(each(({ left }, index) => ({ ...left, attributes: after(index) })));
    const never = await state.plan(
      each(({ left }, index) => {
        const {
          argument,
          never: { value },
        } = CASES[index] as Case;
        return { ...left, attributes: withValue(after(index), argument, value) as Values };
      }),
    );

    const told = CASES.map(({ what, argument }, index) => {
      const name = `case-${index}`;
      return {
        what,
        again: again[name]?.actions,
        actions: undone[name]?.actions,
        neutral: argument.reduce<unknown>(
          (at, step) => (at as Record<string | number, unknown>)[step],
          after(index),
        ),
        settled: settled[name]?.actions,
        never: never[name]?.actions,
      };
    });
    expect(told).toEqual(
      CASES.map(({ what, actions, neutral, never: { actions: once } }) => ({
        what,
        again: KEPT,
        actions,
        neutral,
        settled: KEPT,
        never: once,
      })),
    );
  });

  it("keeps the policy of a listener that goes from TLS to TCP", async ({ skip }) => {
    if (state === undefined) return skip(MISSING);
    const listener = ["edge", "loadBalancers", "gateway", "listeners", "https"];
    const { given, left } = await forms({
      setting: listener,
      becomes: { port: 443, protocol: "TCP", targetGroup: "backend" },
      address: "aws_lb_listener.load-balancers_gateway_listener-https",
    });
    const { main } = await state.plan({ main: given });
    const planned = await state.plan({ main: { ...left, attributes: main?.after ?? {} } });

    expect(planned.main?.after).toMatchObject({
      protocol: "TCP",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
    });
  });

  it("refuses the check of a target group that goes from HTTP to TCP", async ({ skip }) => {
    if (state === undefined) return skip(MISSING);
    const { given, left } = await forms({
      setting: ["edge", "targetGroups", "pages", "healthCheck"],
      becomes: { protocol: "TCP" },
      address: "aws_lb_target_group.target-groups_pages",
    });
    const { main } = await state.plan({ main: given });

    await expect(state.plan({ main: { ...left, attributes: main?.after ?? {} } })).rejects.toThrow(
      /cannot be specified when "health_check\[0\]\.protocol" is "TCP"/,
    );
  });
});
