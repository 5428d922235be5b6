import { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** Subnet tags by which the AWS Load Balancer Controller selects subnets for load balancers. */
const ROLE_TAGS = {
  elb: "kubernetes.io/role/elb",
  "internal-elb": "kubernetes.io/role/internal-elb",
} as const;

/** What the load balancers of Kubernetes services may use a tier for. */
export type TierRole = keyof typeof ROLE_TAGS;

/**
 * Which route tables a tier has: the VPC's `default` one, one of its own that is `shared` by its zones, or
 * one for each zone (`zonal`), so that each zone can have a gateway of its own.
 */
export type TierTable = "default" | "shared" | "zonal";

/** One subnet of a tier. */
export interface TierSubnet {
  /** Letter of the zone, for example `a`. */
  readonly zone: string;
  /** IPv4 CIDR. */
  readonly cidr: string;
}

/** Subnets with one purpose, one for each zone, and their route tables. */
export interface SubnetTierProps {
  readonly vpcId: string;
  readonly region: string;
  /** Prefix of the Name tags. */
  readonly name: string;
  readonly subnets: readonly TierSubnet[];
  readonly table: TierTable;
  /** Needed where `table` is `default`. */
  readonly defaultRouteTableId: string;
  readonly roles: readonly TierRole[];
}

/** A tier of subnets. Routes are added later, since NAT gateways are in another tier. */
export class SubnetTier extends Construct {
  /** Subnet ids in zone order. */
  readonly subnetIds: readonly string[];
  /** IPv4 CIDRs in zone order. */
  readonly cidrBlocks: readonly string[];
  /** Zone letters. */
  readonly zones: readonly string[];
  /** Route table ids, each once. */
  readonly routeTableIds: readonly string[];
  private readonly tables: readonly { readonly zone: string; readonly id: string }[];
  private readonly subnetIdByZone: ReadonlyMap<string, string>;
  private readonly associations = new Map<string, ITerraformDependable>();
  private readonly routes = new Map<string, ITerraformDependable>();

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const roles = Object.fromEntries(props.roles.map((role) => [ROLE_TAGS[role], "1"]));
    const subnets = props.subnets.map(({ zone, cidr }) => ({
      zone,
      subnet: new Subnet(this, zone, {
        vpcId: props.vpcId,
        availabilityZone: `${props.region}${zone}`,
        cidrBlock: cidr,
        mapPublicIpOnLaunch: false,
        tags: { Name: `${props.name}-${zone}`, Tier: id, ...roles },
      }),
    }));
    this.tables = this.routeTables(props);
    for (const { zone, subnet } of subnets) {
      if (props.table === "default") continue;
      this.associations.set(
        zone,
        new RouteTableAssociation(this, `${zone}-table`, {
          subnetId: subnet.id,
          routeTableId: this.tableId(zone),
        }),
      );
    }
    this.zones = props.subnets.map(({ zone }) => zone);
    this.cidrBlocks = props.subnets.map(({ cidr }) => cidr);
    this.subnetIds = subnets.map(({ subnet }) => subnet.id);
    this.subnetIdByZone = new Map(subnets.map(({ zone, subnet }) => [zone, subnet.id]));
    this.routeTableIds = [...new Set(this.tables.map((table) => table.id))];
  }

  /** The tier's subnet in a zone. @throws {Error} when the tier has none there */
  subnetId(zone: string): string {
    const found = this.subnetIdByZone.get(zone);
    if (found === undefined) {
      throw new Error(
        `tier ${this.node.id}: expected a subnet in zone ${zone}, got ${[...this.subnetIdByZone.keys()].join(", ")}`,
      );
    }
    return found;
  }

  /**
   * What a machine in a zone's subnet must wait for to reach anything outside of it: no argument of an instance refers
   * to its subnet's routes. Routes that are added later are not among them.
   */
  waysOut(zone: string): readonly ITerraformDependable[] {
    return [this.associations.get(zone), this.routes.get(this.tableId(zone))].filter(
      (one) => one !== undefined,
    );
  }

  /** Adds a default route to the internet gateway. */
  routeToInternet(gatewayId: string): void {
    this.eachTable((scope, routeTableId) => {
      return new Route(this, scope, { routeTableId, destinationCidrBlock: "0.0.0.0/0", gatewayId });
    });
  }

  /** Adds a default route to the NAT gateway that `natIn` returns for the table's zone. */
  routeToNat(natIn: (zone: string) => string): void {
    this.eachTable((scope, routeTableId, zone) => {
      return new Route(this, scope, {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: natIn(zone),
      });
    });
  }

  private eachTable(add: (id: string, routeTableId: string, zone: string) => Route): void {
    const seen = new Set<string>();
    for (const { zone, id } of this.tables) {
      if (seen.has(id)) continue;
      seen.add(id);
      const name =
        seen.size === 1 && this.routeTableIds.length === 1 ? "default-route" : `${zone}-default-route`;
      this.routes.set(id, add(name, id, zone));
    }
  }

  private tableId(zone: string): string {
    const table = this.tables.find((candidate) => candidate.zone === zone);
    if (table === undefined) throw new Error(`tier ${this.node.id}: no route table for zone ${zone}`);
    return table.id;
  }

  private routeTables(props: SubnetTierProps): readonly { readonly zone: string; readonly id: string }[] {
    const zones = props.subnets.map(({ zone }) => zone);
    const make: Readonly<Record<TierTable, () => readonly { zone: string; id: string }[]>> = {
      default: () => {
        const table = new DefaultRouteTable(this, "table", {
          defaultRouteTableId: props.defaultRouteTableId,
          tags: { Name: props.name },
        });
        return eachZone(zones, table.id);
      },
      shared: () => {
        return eachZone(
          zones,
          new RouteTable(this, "table", { vpcId: props.vpcId, tags: { Name: props.name } }).id,
        );
      },
      zonal: () =>
        zones.map((zone) => {
          const tags = { Name: `${props.name}-${zone}` };
          return { zone, id: new RouteTable(this, `${zone}-routes`, { vpcId: props.vpcId, tags }).id };
        }),
    };
    return make[props.table]();
  }
}

/** One table for all zones. Its id is passed, not read again, since each read of an attribute is a new token. */
function eachZone(
  zones: readonly string[],
  id: string,
): readonly { readonly zone: string; readonly id: string }[] {
  return zones.map((zone) => ({ zone, id }));
}
