import { Secret } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import type { DatabaseAddress } from "./databases";
import { secretName } from "./names";
import type { DataSettings } from "./settings";

/** What secrets are made from. */
export interface SecretsProps {
  readonly environmentId: string;
  readonly settings: DataSettings["secrets"];
  readonly databases: Readonly<Record<string, DatabaseAddress>>;
  readonly keyArn: string;
}

/** The secrets, by name; none has a secret text yet. */
export function secrets(scope: Construct, props: SecretsProps): Readonly<Record<string, Secret>> {
  const each = new Construct(scope, "secrets");
  return byName(props.settings, (settings, entry) => {
    const { name, description, recoveryDays, rotation } = settings;
    const template = { ...connectionFields(entry, settings, props.databases), ...settings.template };
    return new Secret(each, entry, {
      name: secretName(props.environmentId, entry, name),
      description,
      recoveryDays,
      keyArn: props.keyArn,
      ...(Object.keys(template).length === 0 ? {} : { template }),
      ...(rotation?.lambdaArn === undefined
        ? {}
        : { rotation: { lambdaArn: rotation.lambdaArn, days: rotation.days } }),
    });
  });
}

/** Under the names that the rotation functions of AWS and PostgreSQL's clients read. */
function connectionFields(
  entry: string,
  { connection }: DataSettings["secrets"][string],
  databases: SecretsProps["databases"],
): Readonly<Record<string, string>> {
  if (connection === undefined) return {};
  const { address, port } = entryOf(
    databases,
    connection.database,
    `data.secrets.${entry}.connection.database`,
  );
  return {
    engine: "postgres",
    host: address,
    port: String(port),
    dbname: connection.name,
    sslmode: connection.tls,
  };
}
