import { attributesIn, describeResolved } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { before, type Fields, objectsOf, releaseOf, valuesOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";

/** Host and port of a URL inside of the cluster, path aside. */
const hostOf = (url: unknown): string =>
  String(url)
    .replace(/^http:\/\//, "")
    .replace(/\/.*$/, "");

/** What Telegraf takes in and gives out. */
interface Telegraf extends Fields {
  readonly inputs: Fields & readonly { readonly http_listener_v2: Fields }[];
  readonly outputs: Fields &
    readonly { readonly influxdb_v2: Fields & { readonly urls: Fields & string[] } }[];
}

const telegrafOf = (template: Template): Telegraf =>
  valuesOf(releaseOf(template, "telegraf")).config as Telegraf;

// Pods -> Prometheus -> Telegraf -> InfluxDB: each writes to where the next one listens.
claim("AOS-FLOW-04", PRODUCTION, (template) => {
  const [prometheus, telegraf, influxdb] = ["kube-prometheus-stack", "telegraf", "influxdb2"].map((chart) =>
    releaseOf(template, chart),
  );
  const { prometheusSpec } = valuesOf(prometheus as NonNullable<typeof prometheus>).prometheus ?? {};
  const writes = prometheusSpec?.remoteWrite as unknown as readonly { readonly url: string }[];
  const { inputs, outputs } = telegrafOf(template);
  const [{ http_listener_v2: listener } = { http_listener_v2: undefined }] = inputs;
  const [{ influxdb_v2: output } = { influxdb_v2: undefined }] = outputs;

  expect([prometheus, telegraf, influxdb].map((release) => release?.get("namespace"))).toEqual([
    "monitoring",
    "monitoring",
    "monitoring",
  ]);
  expect(writes.map(({ url }) => url)).toEqual(["http://telegraf.monitoring:1234/receive"]);
  // A chart's Service bears the name of its release.
  expect(hostOf(writes[0]?.url)).toBe(`${telegraf?.get("name")}.monitoring${listener?.service_address}`);
  expect(listener?.paths).toEqual(["/receive"]);
  expect(listener?.data_format).toBe("prometheusremotewrite");
  expect(output?.urls).toEqual([`http://${influxdb?.get("name")}.monitoring:80`]);
  expect([inputs.length, outputs.length]).toEqual([1, 1]);
});

// What is watched is not only what bears the label of Prometheus' own release.
claim("AOS-FLOW-04", PRODUCTION, (template) => {
  const { prometheus } = valuesOf(releaseOf(template, "kube-prometheus-stack"));
  const selectors = ["serviceMonitor", "podMonitor", "rule", "probe", "scrapeConfig"];

  expect(selectors.map((name) => prometheus?.prometheusSpec?.[`${name}SelectorNilUsesHelmValues`])).toEqual(
    selectors.map(() => false),
  );
});

// InfluxDB tells series apart by their labels: what two replicas see is one series, whichever replica passes it on.
claim("AOS-FLOW-04", PRODUCTION, (template) => {
  const { prometheusSpec } = valuesOf(releaseOf(template, "kube-prometheus-stack")).prometheus ?? {};
  const { agent } = telegrafOf(template);

  expect([prometheusSpec?.replicas, prometheusSpec?.replicaExternalLabelNameClear]).toEqual([2, true]);
  expect(agent?.omit_hostname).toBe(true);
});

// It opens its files before it answers, and is not taken for dead meanwhile.
claim(["AOS-EFS-01", "AOS-FLOW-04"], PRODUCTION, (template) => {
  const { startupProbe } = valuesOf(releaseOf(template, "influxdb2"));

  expect(startupProbe).toEqual({
    enabled: true,
    initialDelaySeconds: 5,
    periodSeconds: 10,
    failureThreshold: 180,
  });
});

// Both write to, and read from, the organisation and the bucket that InfluxDB makes at its first start.
claim("AOS-FLOW-04", PRODUCTION, (template) => {
  const { adminUser } = valuesOf(releaseOf(template, "influxdb2"));
  const output = telegrafOf(template).outputs[0]?.influxdb_v2;
  const { env } = valuesOf(releaseOf(template, "telegraf"));
  const variables = env as unknown as readonly { readonly name: string; readonly valueFrom: unknown }[];

  expect([output?.organization, output?.bucket]).toEqual([adminUser?.organization, adminUser?.bucket]);
  expect([adminUser?.organization, adminUser?.bucket]).toEqual(["platform", "prometheus"]);
  // The token is in a Secret, which the driver of secret volumes makes; values name the variable alone.
  expect(output?.token).toBe("$INFLUX_TOKEN");
  expect(variables.find(({ name }) => name === "INFLUX_TOKEN")?.valueFrom).toEqual({
    secretKeyRef: { name: "telegraf-influxdb", key: "token" },
  });
  expect(adminUser?.existingSecret).toBe("influxdb-auth");
});

// EFS -> access point -> volume -> claim -> pod.
claim(["AOS-EFS-01", "AOS-FLOW-04"], PRODUCTION, (template) => {
  const release = releaseOf(template, "influxdb2");
  const { persistence, securityContext } = valuesOf(release);
  const claimed = template.resource(
    "kubernetes_persistent_volume_claim_v1",
    (found) => found.get("metadata.name") === persistence?.name,
  );
  const volume = template.resource("kubernetes_persistent_volume_v1");
  const at = "spec.persistent_volume_source.csi";
  const handle = attributesIn(volume.resolve(`${at}.volume_handle`));

  expect(release.get("version")).toBe("2.1.2");
  expect(persistence).toEqual({ enabled: true, useExisting: true, name: "influxdb" });
  expect(claimed.get("metadata.namespace")).toBe(release.get("namespace"));
  expect(before(template, release)).toContain(claimed.address);
  expect(describeResolved(claimed.resolve("spec.volume_name"))).toContain(volume.address);
  expect(volume.get(`${at}.driver`)).toBe("efs.csi.aws.com");
  expect(String(volume.get(`${at}.volume_handle`))).toMatch(/^\$\{[^}]+\}::\$\{[^}]+\}$/);
  expect(handle.map(({ layer, type, attribute }) => [layer, type, attribute])).toEqual([
    ["data", "aws_efs_file_system", "id"],
    ["data", "aws_efs_access_point", "id"],
  ]);
  expect(handle[1]?.resource.get("root_directory.path")).toBe("/influxdb2");
  // The user that the access point makes of whoever mounts it.
  expect([securityContext?.runAsUser, securityContext?.runAsGroup]).toEqual([1000, 1000]);
  expect(handle[1]?.resource.get("posix_user.uid")).toBe(1000);
  expect(template.resources("aws_eks_addon").map((addon) => addon.get("addon_name"))).toContain(
    "aws-efs-csi-driver",
  );
});

// Each night a job under the account of the infrastructure copies InfluxDB to where the bucket removes old backups.
claim("AOS-S3-11", PRODUCTION, (template) => {
  const [backup] = objectsOf(template, "CronJob", "monitoring");
  const { release, object } = backup ?? { release: releaseOf(template, "influxdb2"), object: {} };
  const pod = object.spec?.jobTemplate?.spec?.template?.spec;
  const [upload] = (pod?.containers ?? []) as unknown as readonly {
    readonly command: readonly string[];
    readonly env: readonly { readonly name: string; readonly value: string }[];
  }[];
  const bucket = upload?.env.find(({ name }) => name === "BUCKET")?.value;

  expect(release.get("namespace")).toBe("monitoring");
  expect(pod?.serviceAccountName).toBe("sa-base");
  expect(upload?.command.at(-1)).toContain('"s3://$BUCKET/influxdb-backups/');
  const [infra] = attributesIn(release.resolveValue(bucket));
  expect(infra?.resource.get("bucket")).toBe("aos-production-infra");
  expect(before(template, release)).toContain(releaseOf(template, "influxdb2").address);
});

// It reads with the token of InfluxDB's secret, from the file that its class mounts.
claim("AOS-S3-11", PRODUCTION, (template) => {
  const [backup] = objectsOf(template, "CronJob", "monitoring");
  const pod = backup?.object.spec?.jobTemplate?.spec?.template?.spec;
  const [reads] = (pod?.initContainers ?? []) as unknown as readonly (Fields & {
    readonly command: readonly string[];
    readonly volumeMounts: readonly Fields[];
  })[];
  const volumes = (pod?.volumes ?? []) as unknown as readonly Fields[];
  const { csi } = volumes.find(({ name }) => String(name) === "secrets") ?? {};
  const [mounted, ...others] = objectsOf(template, "SecretProviderClass", "monitoring").filter(
    ({ object }) => object.metadata?.name === csi?.volumeAttributes?.secretProviderClass,
  );
  const objects = mounted?.release.resolveValue(mounted.object.spec?.parameters?.objects);

  expect(others).toEqual([]);
  expect(backup?.release.get("namespace")).toBe("monitoring");
  expect(attributesIn(objects).map(({ resource }) => resource.get("name"))).toEqual([
    "aos-production/influxdb",
  ]);
  expect(describeResolved(objects)).toContain('[{ path: "token", objectAlias: "token" }]');
  expect(reads?.volumeMounts).toContainEqual({ name: "secrets", mountPath: "/mnt/secrets", readOnly: true });
  expect(reads?.command.at(-1)).toContain(
    '--host http://influxdb2.monitoring:80 --token "$(cat /mnt/secrets/token)"',
  );
});

// What a backup is written to before it is sent is as large as what is backed up, and not the disk of a node.
claim("AOS-S3-11", PRODUCTION, (template) => {
  const [backup] = objectsOf(template, "CronJob", "monitoring");
  const volumes = backup?.object.spec?.jobTemplate?.spec?.template?.spec
    ?.volumes as unknown as readonly Fields[];
  const { ephemeral, emptyDir } = volumes.find(({ name }) => String(name) === "backup") ?? {};
  const claimed = ephemeral?.volumeClaimTemplate?.spec;
  const database = template.resource("kubernetes_persistent_volume_v1");

  expect(emptyDir).toBeUndefined();
  // The volume is there as long as the pod, and that as long as the job.
  expect(backup?.object.spec?.jobTemplate?.spec?.ttlSecondsAfterFinished).toBe(3600);
  expect(claimed?.resources?.requests?.storage).toBe(database.get("spec.capacity.storage"));
  expect(String(claimed?.storageClassName)).toBe("gp3");
});
