import { attributesIn, describeResolved } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { readableBy } from "./accounts.fixture";
import { type Fields, objectsOf, releaseOf, roleOf, valuesOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";

claim("AOS-FLOW-06", PRODUCTION, (template) => {
  const driver = releaseOf(template, "secrets-store-csi-driver");
  const provider = releaseOf(template, "secrets-store-csi-driver-provider-aws");
  const values = valuesOf(driver);

  expect([driver.get("version"), provider.get("version")]).toEqual(["1.6.0", "3.1.0"]);
  // The provider reads with the role of the mounting pod, for which it needs a token of that pod.
  expect(values.tokenRequests).toContainEqual({ audience: "sts.amazonaws.com" });
  expect(values.enableSecretRotation).toBe(true);
  // One driver, not a second one from the provider's chart.
  expect(valuesOf(provider)["secrets-store-csi-driver"]).toEqual({ install: false });
  expect(provider.list("depends_on")).toContain(driver.address);
});

/**
 * The Kubernetes Secrets that the driver keeps while a pod mounts a class: the field of the secret in Secrets Manager,
 * by name and key; undefined where the class mounts no such file.
 */
function keptBy(template: Template, name: string): unknown {
  const found = objectsOf(template, "SecretProviderClass", "monitoring").find(
    ({ object }) => String(object.metadata?.name) === name,
  );
  const { parameters, secretObjects } = found?.object.spec ?? {};
  const mounted = describeResolved(found?.release.resolveValue(parameters?.objects));
  const files = new Map(
    [...mounted.matchAll(/path: "([^"]+)", objectAlias: "([^"]+)"/g)].map(([, path, alias]) => [alias, path]),
  );
  const kept = secretObjects as unknown as readonly {
    readonly secretName: string;
    readonly data: readonly { readonly objectName: string; readonly key: string }[];
  }[];
  return Object.fromEntries(
    kept.map(({ secretName, data }) => [
      secretName,
      Object.fromEntries(data.map(({ objectName, key }) => [key, files.get(objectName)])),
    ]),
  );
}

// These take secrets as variables only: what their values name is what the driver keeps of the class that they mount.
claim("AOS-FLOW-06", PRODUCTION, (template) => {
  const [influxdb, telegraf, grafana] = ["influxdb2", "telegraf", "grafana"].map((chart) =>
    valuesOf(releaseOf(template, chart)),
  );
  const classesIn = (list: unknown): readonly unknown[] =>
    (list as readonly Fields[]).map(({ csi }) => csi?.volumeAttributes?.secretProviderClass);

  expect(valuesOf(releaseOf(template, "secrets-store-csi-driver")).syncSecret).toEqual({ enabled: true });

  expect(classesIn(influxdb?.volumes)).toEqual(["influxdb"]);
  expect(influxdb?.adminUser?.existingSecret).toBe("influxdb-auth");
  // The keys are the chart's own.
  expect(keptBy(template, "influxdb")).toEqual({
    "influxdb-auth": { "admin-password": "password", "admin-token": "token" },
  });

  expect(classesIn(telegraf?.volumes)).toEqual(["telegraf"]);
  expect(telegraf?.env).toContainEqual({
    name: "INFLUX_TOKEN",
    valueFrom: { secretKeyRef: { name: "telegraf-influxdb", key: "token" } },
  });
  expect(keptBy(template, "telegraf")).toEqual({ "telegraf-influxdb": { token: "token" } });

  expect(classesIn(grafana?.extraSecretMounts)).toEqual(["grafana"]);
  expect(grafana?.admin).toEqual({
    existingSecret: "grafana-admin",
    userKey: "admin-user",
    passwordKey: "admin-password",
  });
  expect(grafana?.envValueFrom).toEqual({
    INFLUX_TOKEN: { secretKeyRef: { name: "grafana-influxdb", key: "token" } },
  });
  expect(keptBy(template, "grafana")).toEqual({
    "grafana-admin": { "admin-user": "username", "admin-password": "password" },
    "grafana-influxdb": { token: "token" },
  });
});

/** Names of the secrets that a class has the provider read. */
const secretsOf = (object: Fields, release: ReturnType<typeof releaseOf>): readonly unknown[] =>
  attributesIn(release.resolveValue(object.spec?.parameters?.objects)).map(
    ({ type, attribute, resource }) => [type, attribute, resource.get("name")],
  );

// Each application's account has a class of its own, with what it may read and nothing else.
claim("AOS-FLOW-06", PRODUCTION, (template) => {
  const classes = objectsOf(template, "SecretProviderClass").filter(
    ({ release }) => release.get("namespace") === "aos",
  );
  const aurora = ["aws_secretsmanager_secret", "arn", "aos-production/aurora"];
  const documentdb = ["aws_secretsmanager_secret", "arn", "aos-production/documentdb"];
  const redis = ["aws_secretsmanager_secret", "arn", "aos-production/main-auth-token"];

  expect(
    Object.fromEntries(
      classes.map(({ object, release }) => [object.metadata?.name, secretsOf(object, release)]),
    ),
  ).toEqual({
    "sa-app": [aurora, redis],
    "sa-task": [aurora, redis],
    "sa-sd": [aurora],
    "sa-data-services": [documentdb, redis],
    "sa-uqm": [redis],
  });
  for (const { object, release } of classes) {
    const account = template.resource(
      "kubernetes_service_account_v1",
      (found) => found.get("metadata.name") === String(object.metadata?.name),
    );
    const role = attributesIn(account.resolve('metadata.annotations["eks.amazonaws.com/role-arn"]'))[0]
      ?.resource;
    const mounted = attributesIn(release.resolveValue(object.spec?.parameters?.objects));
    // AWS allows it, whatever the policies look like.
    const answers = mounted.map(({ resource: on }) =>
      role === undefined
        ? undefined
        : template.access.answer({ principal: role, action: "secretsmanager:GetSecretValue", on }).decision,
    );
    expect(answers).toEqual(mounted.map(() => "allowed"));
  }
});

// Who uses a secret mounts it, and its own role is what reads it.
for (const [chart, secrets] of [
  ["influxdb2", ["influxdb"]],
  ["telegraf", ["influxdb"]],
  ["grafana", ["grafana", "influxdb"]],
] as const) {
  claim("AOS-FLOW-06", PRODUCTION, (template) => {
    const release = releaseOf(template, chart);
    const { serviceAccount, volumes, extraSecretMounts } = valuesOf(release);
    const mounts = [volumes, extraSecretMounts].flatMap(
      (list) => (list ?? []) as unknown as readonly Fields[],
    );
    const classes = objectsOf(template, "SecretProviderClass").filter(
      ({ object, release: shipping }) =>
        shipping.get("namespace") === release.get("namespace") &&
        object.metadata?.name === mounts[0]?.csi?.volumeAttributes?.secretProviderClass,
    );

    expect(mounts.map(({ csi }) => [csi?.driver, csi?.readOnly])).toEqual([
      ["secrets-store.csi.k8s.io", true],
    ]);
    expect(classes.map(({ object }) => [object.apiVersion, object.spec?.provider])).toEqual([
      ["secrets-store.csi.x-k8s.io/v1", "aws"],
    ]);
    const expected = secrets.map((name) => `aos-production/${name}`);
    expect(classes.flatMap(({ object, release: shipping }) => secretsOf(object, shipping))).toEqual(
      expected.map((name) => ["aws_secretsmanager_secret", "arn", name]),
    );
    const role = roleOf(release, serviceAccount);
    expect(role && readableBy(template, role)).toEqual(expected);
  });
}
