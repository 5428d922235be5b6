import { attributesIn, describeResolved, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { parse } from "yaml";

const PRODUCTION = "numinia/production/eu-west-1";

const operatorOf = (template: Template): Resource =>
  template.resource("helm_release", ({ name }) => name === "charts_external-secrets");

/** Values of the operator's chart. */
interface OperatorValues {
  readonly installCRDs: boolean;
  readonly processClusterStore: boolean;
  readonly processClusterExternalSecret: boolean;
  readonly processClusterPushSecret: boolean;
  readonly processClusterGenerator: boolean;
  readonly rbac: { readonly serviceAccountTokenCreate: boolean };
  readonly crds: Readonly<Record<string, boolean>>;
}

/** A custom resource of the operator: a store, or a secret that is read from one. */
interface SecretObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly provider?: {
      readonly aws: { readonly service: string; readonly region: string; readonly auth: unknown };
    };
    readonly secretStoreRef?: unknown;
    readonly target?: { readonly name: string };
    readonly dataFrom?: readonly { readonly extract: { readonly key: string } }[];
    readonly data?: readonly { readonly remoteRef: { readonly key: string } }[];
  };
}

const valuesOf = <T>(release: Resource): T => parse(String(release.get("values.0"))) as T;

/** The operator's custom resources in the namespace of an organisation. */
const objectsOf = (
  template: Template,
  organisation: string,
): { readonly release: Resource; readonly objects: readonly SecretObject[] } => {
  const release = template.resource("helm_release", ({ name }) => name === `objects_${organisation}-secrets`);
  const { objects } = valuesOf<{ readonly objects: Readonly<Record<string, SecretObject>> }>(release);
  return { release, objects: Object.values(objects) };
};

claim("NUMINIA-SVC-SM-05", PRODUCTION, (template) => {
  const operator = operatorOf(template);
  const values = valuesOf<OperatorValues>(operator);

  expect(operator.layer).toBe("addons");
  expect(operator.get("chart")).toBe("external-secrets");
  expect(operator.get("repository")).toBe("https://charts.external-secrets.io");
  expect(values.installCRDs).toBe(true);
  // It reads as the organisations' accounts, whose tokens it asks for.
  expect(values.rbac.serviceAccountTokenCreate).toBe(true);
});

for (const organisation of ["numen", "ecos"]) {
  // A pod gets what is in Secrets Manager as a file or as a variable from a Kubernetes Secret: these make them.
  claim("NUMINIA-SVC-SM-06", PRODUCTION, (template) => {
    const { release, objects } = objectsOf(template, organisation);
    const made = objects.filter(({ kind }) => kind === "ExternalSecret");
    const read = made.flatMap(({ spec: { dataFrom = [], data = [] } }) => [
      ...dataFrom.map(({ extract }) => extract.key),
      ...data.map(({ remoteRef }) => remoteRef.key),
    ]);

    expect(release.get("namespace")).toBe(organisation);
    expect(made.map(({ apiVersion, spec }) => [apiVersion, spec.target?.name, spec.secretStoreRef])).toEqual([
      ["external-secrets.io/v1", "database", { kind: "SecretStore", name: "organisation" }],
      ["external-secrets.io/v1", "api-key", { kind: "SecretStore", name: "organisation" }],
    ]);
    expect(
      read
        .flatMap((name) => attributesIn(release.resolveValue(name)))
        .map(({ resource }) => resource.get("name")),
    ).toEqual([`${organisation}/database`, `${organisation}/api-key`]);
    // Their kinds exist once the operator is installed.
    expect(release.get("depends_on")).toContain("helm_release.charts_external-secrets");
  });

  claim("NUMINIA-SVC-SM-07", PRODUCTION, (template) => {
    const { release, objects } = objectsOf(template, organisation);
    const stores = objects.filter(({ kind }) => /Store$/.test(kind));

    // A store of the namespace, which reads with the account of the namespace.
    expect(release.get("namespace")).toBe(organisation);
    expect(stores.map(({ apiVersion, kind, metadata }) => [apiVersion, kind, metadata.name])).toEqual([
      ["external-secrets.io/v1", "SecretStore", "organisation"],
    ]);
    const aws = stores[0]?.spec.provider?.aws;
    expect(aws?.service).toBe("SecretsManager");
    expect(aws?.auth).toEqual({ jwt: { serviceAccountRef: { name: organisation } } });
    expect(describeResolved(release.resolveValue(aws?.region))).toBe('jsonencode("eu-west-1")');
  });
}

// A store of the whole cluster could be used from every namespace: the operator neither knows nor serves any.
claim("NUMINIA-SVC-SM-07", PRODUCTION, (template) => {
  const values = valuesOf<OperatorValues>(operatorOf(template));
  const texts = template
    .resources("helm_release", "addons")
    .map((release) => String(release.get("values.0")));

  expect(values.processClusterStore).toBe(false);
  expect(values.processClusterExternalSecret).toBe(false);
  expect(values.processClusterPushSecret).toBe(false);
  expect(values.processClusterGenerator).toBe(false);
  expect(values.crds).toEqual({
    createClusterSecretStore: false,
    createClusterExternalSecret: false,
    createClusterPushSecret: false,
    createClusterGenerator: false,
  });
  expect(texts.filter((text) => /kind: "?Cluster(SecretStore|ExternalSecret)/.test(text))).toEqual([]);
});
