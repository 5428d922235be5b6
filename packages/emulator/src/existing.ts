import { stateBuckets } from "@strata/sandbox/state-buckets";
import { EmulatorError } from "./emulator-error";
import type { Emulator } from "./start-emulator";

/** Something that templates expect in an account before any layer is applied, as a request to the emulator. */
export interface Existing {
  /** What it is, such as `bucket shop-state`. */
  readonly name: string;
  readonly service: string;
  readonly region: string;
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/**
 * What a set of templates takes for granted: the buckets of their states, the databases that they look up, the
 * functions that they name. Everything else they make themselves, or get from each other's states.
 */
export function existingOf(templates: readonly unknown[]): readonly Existing[] {
  const found = [
    ...stateBuckets(templates).map(bucket),
    ...templates.flatMap((template) => databases(template)),
    ...functionArns(templates).flatMap(rotationFunction),
  ];
  return [...new Map(found.map((existing) => [existing.name, existing])).values()];
}

/**
 * Creates what must exist before the layers do.
 * @throws {EmulatorError} when the emulator refuses one, for example since it exists already
 */
export async function createExisting(
  { endpoint }: Pick<Emulator, "endpoint">,
  existing: readonly Existing[],
): Promise<void> {
  for (const { name, service, region, method, path, contentType, body } of existing) {
    const headers = { "content-type": contentType, authorization: signature(service, region) };
    const response = await fetch(`${endpoint}${path}`, { method, headers, body });
    if (response.ok) continue;
    const reply = (await response.text()).replace(/\s+/g, " ");
    throw new EmulatorError([`emulator: expected to create ${name}, got ${response.status}: ${reply}`]);
  }
}

/** moto reads of a signature which service and region are meant, and verifies nothing. */
export function signature(service: string, region: string): string {
  const scope = `emulator/20260101/${region}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
}

function bucket({ bucket: name, region }: { readonly bucket: string; readonly region: string }): Existing {
  const location = `<LocationConstraint>${region}</LocationConstraint>`;
  return {
    name: `bucket ${name}`,
    service: "s3",
    region,
    method: "PUT",
    path: `/${name}`,
    contentType: "application/xml",
    // S3 refuses this one region by name: it is what no location means.
    body:
      region === "us-east-1"
        ? ""
        : `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${location}</CreateBucketConfiguration>`,
  };
}

/** A database as a careful owner has it, so that what a template expects of one holds. */
const CAREFUL = {
  Engine: "postgres",
  DBInstanceClass: "db.t3.medium",
  AllocatedStorage: "20",
  MasterUsername: "owner",
  MasterUserPassword: "not-a-secret",
  MultiAZ: "true",
  StorageEncrypted: "true",
  BackupRetentionPeriod: "7",
  PubliclyAccessible: "false",
};

function databases(template: unknown): readonly Existing[] {
  const { data, provider } = (template ?? {}) as LookedUp;
  const region = provider?.aws?.[0]?.region ?? "us-east-1";
  return Object.values(data?.aws_db_instance ?? {}).map(({ db_instance_identifier: identifier }) => ({
    name: `database ${identifier}`,
    service: "rds",
    region,
    method: "POST",
    path: "/",
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams({
      Action: "CreateDBInstance",
      Version: "2014-10-31",
      DBInstanceIdentifier: identifier,
      ...CAREFUL,
    }).toString(),
  }));
}

interface LookedUp {
  readonly data?: {
    readonly aws_db_instance?: Readonly<Record<string, { readonly db_instance_identifier: string }>>;
  };
  readonly provider?: { readonly aws?: readonly { readonly region?: string }[] };
  readonly resource?: unknown;
}

/** Functions by their ARN, wherever it is written out. */
function functionArns(templates: readonly unknown[]): readonly string[] {
  const resources = templates.map((template) => (template as LookedUp).resource ?? {});
  return JSON.stringify(resources).match(/arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+/g) ?? [];
}

/** An archive with nothing in it: the record that ends every ZIP file. */
const EMPTY_ARCHIVE = Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]).toString("base64");

function rotationFunction(arn: string): readonly Existing[] {
  const [, , , region = "", account = "", , name = ""] = arn.split(":");
  const role = `${name}-function`;
  const trust = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  };
  return [
    {
      name: `role ${role}`,
      service: "iam",
      region: "us-east-1",
      method: "POST",
      path: "/",
      contentType: "application/x-www-form-urlencoded",
      body: new URLSearchParams({
        Action: "CreateRole",
        Version: "2010-05-08",
        RoleName: role,
        AssumeRolePolicyDocument: JSON.stringify(trust),
      }).toString(),
    },
    {
      name: `function ${name}`,
      service: "lambda",
      region,
      method: "POST",
      path: "/2015-03-31/functions",
      contentType: "application/json",
      body: JSON.stringify({
        FunctionName: name,
        Role: `arn:aws:iam::${account}:role/${role}`,
        Runtime: "python3.12",
        Handler: "index.handler",
        Code: { ZipFile: EMPTY_ARCHIVE },
      }),
    },
  ];
}
