/** Where resources are made: what an ARN, a service principal or a condition needs to know. */
export interface Place {
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** AWS region name, for example `eu-west-1`. */
  readonly region: string;
}
