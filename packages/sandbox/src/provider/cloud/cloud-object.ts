import type { Fields } from "../protocol/value";

/** Where an object lives: two objects of one name clash only in one place. */
export interface Place {
  /** AWS account id; of a cluster's objects, the URL of its API. */
  readonly account: string;
  /** AWS region; empty for what is global or in a cluster. */
  readonly region: string;
}

/** One thing that exists in the simulated cloud. */
export interface CloudObject extends Place {
  /** Never told to anybody but Terraform, which keeps it in the private part of the state. */
  readonly key: string;
  /** Resource type, for example `aws_subnet`. */
  readonly type: string;
  /** What Terraform's attribute `id` says; the key where the type has none. */
  readonly id: string;
  /** What `terraform import` takes. */
  readonly importId: string;
  /**
   * `created` by an apply; `assumed`: a look-up named it, and nothing here had made it; `kept`: what AWS keeps of
   * something that was deleted.
   */
  readonly origin: "created" | "assumed" | "kept";
  /** All attributes, with nothing unknown. */
  readonly state: Fields;
}
