import type { SettingsProblem } from "@strata/config";
import { own } from "@strata/values";
import type { EndpointSettings } from "../endpoints/settings";
import type { AddressSettings } from "../vpc/plan";
import type { InstanceSettings } from "./settings";

/** Settings of the network that decide what an instance reaches. */
export interface ReachSettings extends AddressSettings {
  readonly endpoints: Readonly<Record<string, EndpointSettings>>;
}

/**
 * What patching calls: the agent asks Systems Manager, and baselines and Amazon Linux's packages are in S3. Sources:
 * Systems Manager user guide, "Create VPC endpoints" and "Patching prerequisites"; Amazon Linux 2023 user guide,
 * "Package repositories".
 */
const CALLED = ["ssm", "ssmmessages", "s3"];

/** Where a machine is patched on a schedule, it reaches what patching calls. Paths are inside the entry. */
export function patchingProblems(
  instance: InstanceSettings,
  network: ReachSettings,
): readonly SettingsProblem[] {
  if (instance.patchSchedule === "none") return [];
  return [...endpointProblems(instance, network), ...egressProblems(instance)];
}

function endpointProblems(
  { tier: name, address }: InstanceSettings,
  { tiers, endpoints }: ReachSettings,
): readonly SettingsProblem[] {
  const tier = own(tiers, name);
  if (tier === undefined || tier.route === "nat" || (tier.route === "internet" && address === "elastic"))
    return [];
  const missing = CALLED.filter((service) => !leadsFrom(name, own(endpoints, service)));
  if (missing.length === 0) return [];
  return [
    {
      path: ["patchSchedule"],
      expected: `none, or a way from ${name} to what patching calls: ${CALLED.join(", ")}`,
      got: `no way to ${missing.join(", ")}, since the instance has no public address`,
      mend: missing.includes("s3")
        ? `add endpoints.s3 with ${name} among its tiers${missing.length > 1 ? ", and endpoints for the others" : ""}`
        : `add ${missing.map((service) => `endpoints.${service}`).join(" and ")}`,
    },
  ];
}

/** Interfaces answer to the service's name in the whole VPC; a gateway is a route of its tiers. */
function leadsFrom(tier: string, endpoint: EndpointSettings | undefined): boolean {
  if (endpoint === undefined) return false;
  return endpoint.type === "interface" ? endpoint.dns === "private" : endpoint.tiers.includes(tier);
}

function egressProblems({ egress }: InstanceSettings): readonly SettingsProblem[] {
  if (Object.values(egress).some(({ protocol, port }) => protocol === "tcp" && port === 443)) return [];
  return [
    {
      path: ["egress"],
      expected:
        "a rule for tcp 443, over which Systems Manager and packages are reached, or patchSchedule: none",
      got: Object.keys(egress).join(", ") || "none",
    },
  ];
}
