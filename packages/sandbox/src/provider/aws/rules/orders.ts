import type { CloudObject } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { textsAt } from "./value-paths";

/**
 * What AWS refuses because something is not there yet that no argument names. It refuses by its state and not by the
 * order of the apply, so what exists from an earlier apply counts.
 */
interface Earlier {
  readonly type: string;
  /** Why AWS refuses it; nothing where it does not. */
  readonly refuses: (change: AppliedChange) => string | undefined;
  /** What to wait for. */
  readonly waitFor: string;
}

/** Sources: the API reference of each service, its errors; the user guides' pages on logs. */
const EARLIER: readonly Earlier[] = [
  {
    type: "aws_route53_query_log",
    refuses: ({ store }) =>
      store
        .ofType("aws_cloudwatch_log_resource_policy")
        .some(({ state }) => names(state.policy_document, "route53"))
        ? undefined
        : "InsufficientCloudWatchLogsResourcePolicy: The ARN for the CloudWatch Logs log group is invalid, or Route 53 may not write to it.",
    waitFor: "the aws_cloudwatch_log_resource_policy that lets route53.amazonaws.com write",
  },
  {
    type: "aws_lb",
    refuses: ({ state, store }) => {
      const [bucket] = textsAt(state, "access_logs.bucket").map((name) => bucketOf(name, store));
      if (bucket === undefined || !isOn(state.access_logs)) return undefined;
      return settingsOf(bucket, "aws_s3_bucket_policy", store).length > 0
        ? undefined
        : `InvalidConfigurationRequest: Access Denied for bucket: ${bucket.id}. Please check S3bucket permission`;
    },
    waitFor: "the aws_s3_bucket_policy that lets load balancers write",
  },
  {
    type: "aws_cloudfront_distribution",
    refuses: ({ state, store }) => {
      const [domain] = textsAt(state, "logging_config.bucket");
      const bucket = domain === undefined ? undefined : bucketOf(domain.replace(/\.s3[.-].*$/, ""), store);
      if (bucket === undefined) return undefined;
      const ownership = settingsOf(bucket, "aws_s3_bucket_ownership_controls", store);
      // Buckets have no lists of access since April 2023, unless their owner turns them on.
      return ownership.some(
        ({ state: { rule } }) => !JSON.stringify(rule ?? "").includes("BucketOwnerEnforced"),
      )
        ? undefined
        : `InvalidArgument: The S3 bucket that you specified for CloudFront logs does not enable ACL access: ${domain}`;
    },
    waitFor: "the aws_s3_bucket_ownership_controls that turn lists of access on",
  },
  ...["viewer_certificate.acm_certificate_arn", "certificate_arn"].map(
    (path): Earlier => ({
      type: path === "certificate_arn" ? "aws_lb_listener" : "aws_cloudfront_distribution",
      refuses: ({ state, store }) => {
        const [arn] = textsAt(state, path);
        const certificate = store
          .ofType("aws_acm_certificate")
          .find(({ state: { arn: own } }) => own === arn);
        if (certificate === undefined || isIssued(certificate, store)) return undefined;
        return path === "certificate_arn"
          ? `UnsupportedCertificate: The certificate '${arn}' must have a fully-qualified domain name, a supported signature, and a supported key size.`
          : "InvalidViewerCertificate: The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.";
      },
      waitFor: "the aws_acm_certificate_validation of its certificate",
    }),
  ),
  {
    type: "aws_cloudwatch_log_group",
    refuses: ({ state: { name }, store }) => {
      const writer = WRITERS.flatMap(({ type, logs, prefix }) =>
        store
          .ofType(type)
          .filter(
            (one) =>
              Number((one.state[logs] as { length?: number } | null)?.length) > 0 &&
              String(name).startsWith(prefix(one)),
          ),
      )[0];
      return writer === undefined
        ? undefined
        : `ResourceAlreadyExistsException: The specified log group already exists: ${writer.type} ${writer.id} has made ${String(name)} by itself`;
    },
    waitFor: "nothing: what writes to it must wait for it",
  },
];

/** What makes log groups by itself where nobody has made them. Sources: EKS and RDS user guides, logs. */
const WRITERS: readonly {
  readonly type: string;
  readonly logs: string;
  readonly prefix: (writer: CloudObject) => string;
}[] = [
  {
    type: "aws_eks_cluster",
    logs: "enabled_cluster_log_types",
    prefix: ({ state }) => `/aws/eks/${String(state.name)}/`,
  },
  {
    type: "aws_rds_cluster",
    logs: "enabled_cloudwatch_logs_exports",
    prefix: ({ state }) => `/aws/rds/cluster/${String(state.cluster_identifier)}/`,
  },
  {
    type: "aws_db_instance",
    logs: "enabled_cloudwatch_logs_exports",
    prefix: ({ state }) => `/aws/rds/instance/${String(state.identifier)}/`,
  },
  {
    type: "aws_docdb_cluster",
    logs: "enabled_cloudwatch_logs_exports",
    prefix: ({ state }) => `/aws/docdb/${String(state.cluster_identifier)}/`,
  },
];

/** @throws {Refusal} when AWS would refuse to make it before something that no argument names */
export function checkOrder(change: AppliedChange): void {
  if (change.prior !== undefined) return;
  for (const { type, refuses, waitFor } of EARLIER) {
    const why = type === change.type ? refuses(change) : undefined;
    if (why !== undefined) {
      throw new Refusal(
        `creating ${type}: api error ${why}`,
        `No argument of ${type} says it: depends_on must name ${waitFor}.`,
      );
    }
  }
}

function bucketOf(name: string, store: CloudStore): CloudObject | undefined {
  return store.ofType("aws_s3_bucket").find(({ id }) => id === name);
}

function settingsOf(bucket: CloudObject, type: string, store: CloudStore): readonly CloudObject[] {
  return store.ofType(type).filter(({ state }) => state.bucket === bucket.id);
}

function isIssued({ state }: CloudObject, store: CloudStore): boolean {
  return store
    .ofType("aws_acm_certificate_validation")
    .some((one) => one.state.certificate_arn === state.arn);
}

function isOn(blocks: unknown): boolean {
  return JSON.stringify(blocks).includes('"enabled":true');
}

function names(document: unknown, service: string): boolean {
  return String(document).includes(`${service}.amazonaws.com`);
}
