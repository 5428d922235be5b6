import { isDeepStrictEqual } from "node:util";
import facts from "../../../packages/sandbox/src/provider/facts/aws.json";

/** What the provider's records say of a type, as far as replacements are concerned. */
interface Facts {
  readonly replace?: readonly string[];
  readonly replaceWhen?: Readonly<Record<string, unknown>>;
}

/** Resources by type and name. */
type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** Types with which something is lost, when one is deleted or replaced. */
const HOLDING = [
  "aws_vpc",
  "aws_subnet",
  "aws_kms_key",
  "aws_eks_cluster",
  "aws_db_instance",
  "aws_rds_cluster",
  "aws_docdb_cluster",
  "aws_elasticache_replication_group",
  "aws_efs_file_system",
  "aws_backup_vault",
  "aws_s3_bucket",
  "aws_sqs_queue",
  "aws_secretsmanager_secret",
  "aws_route53_zone",
  "aws_lb",
  "kubernetes_namespace_v1",
  "helm_release",
] as const;

/** Arguments of providers that are not recorded, whose change makes a new resource. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  kubernetes_namespace_v1: ["metadata.name"],
  helm_release: ["name", "namespace"],
};

/** What a change of settings would take away: `<address> is deleted`, or `<address> is replaced by <argument>`. */
export function lostResources(before: unknown, after: unknown): readonly string[] {
  const [old, now] = [resourcesOf(before), resourcesOf(after)];
  return HOLDING.flatMap((type) =>
    Object.entries(old[type] ?? {}).flatMap(([name, resource]) => {
      const address = `${type}.${name}`;
      const successor = now[type]?.[name];
      if (successor === undefined) return [`${address} is deleted`];
      return replacing(type)
        .filter((path) => !isDeepStrictEqual(valuesAt(resource, path), valuesAt(successor, path)))
        .map((path) => `${address} is replaced by ${path}`);
    }),
  );
}

function replacing(type: string): readonly string[] {
  const { replace = [], replaceWhen = {} } = (facts as Readonly<Record<string, Facts>>)[type] ?? {};
  return [...replace, ...Object.keys(replaceWhen), ...(OTHERS[type] ?? [])];
}

function resourcesOf(json: unknown): Resources {
  return (json as { readonly resource?: Resources }).resource ?? {};
}

/** The values at a dotted path, lists and blocks passed through. */
function valuesAt(value: unknown, path: string): readonly unknown[] {
  const [step, ...rest] = path.split(".");
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesAt(item, path));
  if (step === undefined || path === "") return [value];
  if (typeof value !== "object" || value === null) return [];
  const child = (value as Readonly<Record<string, unknown>>)[step];
  return child === undefined ? [] : valuesAt(child, rest.join("."));
}
