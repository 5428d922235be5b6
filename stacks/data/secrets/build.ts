import { Secret } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { build, type DataContext } from "../builder";
import { buildDatabases } from "../databases/build";
import { buildSecretsKey } from "../secretsKey/build";
import { connectionFields, engineOf } from "./connection";
import { secrets } from "./kind";
import type { SecretSettings } from "./settings";

/** The secrets, by name; none has a secret text yet. */
export const buildSecrets = build(secrets, (context) => {
  const { scope, settings, names, made } = context;
  const each = new Construct(scope, "secrets");
  return byName(settings, (secret, entry) => {
    const { description, recoveryDays, rotation } = secret;
    const template = { ...connectionOf(entry, secret, context), ...secret.template };
    const { arn, secretName } = new Secret(each, entry, {
      name: names(entry).name,
      description,
      recoveryDays,
      keyArn: made(buildSecretsKey).secrets_key_arn,
      ...(Object.keys(template).length === 0 ? {} : { template }),
      ...(rotation?.lambdaArn === undefined
        ? {}
        : { rotation: { lambdaArn: rotation.lambdaArn, days: rotation.days } }),
    });
    return { arn, name: secretName };
  });
});

function connectionOf(
  entry: string,
  { connection }: SecretSettings,
  { layer, made }: Pick<DataContext, "layer" | "made">,
): Readonly<Record<string, string>> {
  if (connection === undefined) return {};
  const { database, name, tls = "verify-full" } = connection;
  const where = `data.secrets.${entry}.connection.database`;
  const { address, port } = entryOf(made(buildDatabases), database, where);
  return connectionFields(engineOf(entryOf(layer.databases, database, where)), { address, port, name, tls });
}
