import type { Deployment } from "./deployment.fixture";

/** Which tiers' subnets are in use where, by the address of who uses them; sorted, since subnets are a set to AWS. */
export type SubnetUse = Readonly<Record<string, readonly string[]>>;

interface Settings {
  readonly network: {
    readonly endpoints: Readonly<Record<string, { readonly tier?: string }>>;
  };
  readonly cluster: {
    readonly subnets: readonly string[];
    readonly nodeGroups: Readonly<Record<string, { readonly subnets?: readonly string[] }>>;
  };
}

/** The tiers that settings name. */
export function tiersOfSettings({ environment: { settings } }: Deployment): SubnetUse {
  const { network, cluster } = settings as unknown as Settings;
  return {
    "aws_eks_cluster.cluster": [...cluster.subnets].sort(),
    ...Object.fromEntries(
      Object.entries(cluster.nodeGroups).map(([name, { subnets = cluster.subnets }]) => [
        `aws_eks_node_group.node-groups_${name}`,
        [...subnets].sort(),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(network.endpoints).flatMap(([name, { tier }]) =>
        tier === undefined ? [] : [[`aws_vpc_endpoint.endpoints_${name.replaceAll(".", "-")}`, [tier]]],
      ),
    ),
  };
}

/** The tiers whose subnets are in use, by what the states say: ids are looked up in the network's outputs. */
export async function tiersInUse(deployment: Deployment): Promise<SubnetUse> {
  const { tiers } = (await deployment.outputs("network")) as {
    readonly tiers: Readonly<Record<string, { readonly subnet_ids: readonly string[] }>>;
  };
  const tierOf = new Map(
    Object.entries(tiers).flatMap(([tier, { subnet_ids }]) => subnet_ids.map((id) => [id, tier] as const)),
  );
  const tiersOf = (ids: unknown): readonly string[] =>
    [...new Set((ids as readonly string[]).map((id) => tierOf.get(id) ?? `unknown subnet ${id}`))].sort();
  const [clusters, groups, endpoints] = [
    await deployment.deployed("cluster", "aws_eks_cluster"),
    await deployment.deployed("cluster", "aws_eks_node_group"),
    await deployment.deployed("network", "aws_vpc_endpoint"),
  ];
  return Object.fromEntries([
    ...Object.entries(clusters).map(([name, { vpc_config }]) => {
      const [config] = vpc_config as readonly [{ readonly subnet_ids: readonly string[] }];
      return [`aws_eks_cluster.${name}`, tiersOf(config.subnet_ids)] as const;
    }),
    ...Object.entries(groups).map(
      ([name, { subnet_ids }]) => [`aws_eks_node_group.${name}`, tiersOf(subnet_ids)] as const,
    ),
    ...Object.entries(endpoints)
      .filter(([, { vpc_endpoint_type }]) => vpc_endpoint_type === "Interface")
      .map(([name, { subnet_ids }]) => [`aws_vpc_endpoint.${name}`, tiersOf(subnet_ids)] as const),
  ]);
}
