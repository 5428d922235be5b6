import { describe, expect, it } from "vitest";
import { appliedState, type PlannedJson, type SchemasJson } from "./applied-state";

const AWS = "registry.terraform.io/hashicorp/aws";

const planned = (type: string, name: string, values: object): unknown => ({
  mode: "managed",
  type,
  name,
  provider_name: AWS,
  schema_version: 1,
  values,
});

const plan = {
  terraform_version: "1.11.4",
  planned_values: {
    root_module: {
      resources: [
        planned("aws_kms_key", "data", { description: "Data" }),
        planned("aws_db_instance", "main", { engine_version: "16", password: null }),
        { ...(planned("aws_ami", "image", {}) as object), mode: "data" },
      ],
    },
  },
} as unknown as PlannedJson;

const text = { type: "string" };
const schemas: SchemasJson = {
  provider_schemas: {
    [AWS]: {
      resource_schemas: {
        aws_kms_key: { block: { attributes: { arn: text, description: text, rotated: { type: "bool" } } } },
        aws_db_instance: {
          block: {
            attributes: {
              engine_version: text,
              engine_version_actual: text,
              password: { ...text, sensitive: true },
              kms_key_id: text,
              policy: text,
              port: { type: "number" },
              tags_all: { type: ["map", "string"] },
              groups: { type: ["set", "string"] },
              keys: { type: ["set", "string"] },
              secret: { type: ["list", ["object", { arn: "string" }]] },
            },
          },
        },
      },
    },
  },
};

const declared = {
  aws_kms_key: { data: { description: "Data" } },
  aws_db_instance: {
    main: {
      engine_version: "16",
      kms_key_id: "${aws_kms_key.data.arn}",
      keys: ["${aws_kms_key.data.arn}"],
      policy: "${jsonencode(aws_kms_key.data.arn)}",
    },
  },
};

const ARN = "arn:aws:made:eu-west-1:111122223333:aws_kms_key.data.arn";

const instances = (...drifted: Parameters<typeof appliedState>[3][]): Readonly<Record<string, object>> => {
  const { resources } = appliedState(plan, schemas, declared, ...drifted) as {
    readonly resources: readonly { type: string; name: string; instances: readonly object[] }[];
  };
  return Object.fromEntries(
    resources.map(({ type, name, instances: [instance = {}] }) => [`${type}.${name}`, instance]),
  );
};

describe("the state after an apply", () => {
  it("has what was planned, what AWS made, and what refers to it", () => {
    expect(instances()).toEqual({
      "aws_kms_key.data": {
        schema_version: 1,
        attributes: { arn: ARN, description: "Data", rotated: false },
        sensitive_attributes: [],
      },
      "aws_db_instance.main": {
        schema_version: 1,
        attributes: {
          engine_version: "16",
          engine_version_actual: "aws_db_instance.main.engine_version_actual",
          password: null,
          kms_key_id: ARN,
          keys: [ARN],
          policy: "aws_db_instance.main.policy",
          port: 0,
          tags_all: {},
          groups: [],
          secret: [{ arn: "arn:aws:made:eu-west-1:111122223333:aws_db_instance.main.arn" }],
        },
        sensitive_attributes: [[{ type: "get_attr", value: "password" }]],
      },
    });
  });

  it("has what has become of a resource since", () => {
    const drifted = instances((type, attributes) =>
      type === "aws_db_instance" ? { ...attributes, engine_version_actual: "16.9" } : attributes,
    );

    expect(drifted["aws_db_instance.main"]).toMatchObject({ attributes: { engine_version_actual: "16.9" } });
    expect(drifted["aws_kms_key.data"]).toEqual(instances()["aws_kms_key.data"]);
  });
});
