/** The account and region of resources, for ARNs, service principals and conditions. */
export interface Place {
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** AWS region name, for example `eu-west-1`. */
  readonly region: string;
}

/** A cluster, as the policies of its controllers name it. */
export interface ClusterPlace extends Place {
  readonly clusterName: string;
  readonly vpcId: string;
}
