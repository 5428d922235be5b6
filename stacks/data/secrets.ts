import { Secret } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import type { DatabaseAddress } from "./databases";
import { secretName } from "./names";
import { connectionFields, engineOf } from "./secret-connection";
import type { DataSettings } from "./settings";

/** What secrets are made from. */
export interface SecretsProps {
  readonly environmentId: string;
  readonly settings: DataSettings["secrets"];
  /** Settings of the databases that connections name. */
  readonly databases: DataSettings["databases"];
  /** Where those databases are. */
  readonly addresses: Readonly<Record<string, DatabaseAddress>>;
  readonly keyArn: string;
}

/** The secrets, by name; none has a secret text yet. */
export function secrets(scope: Construct, props: SecretsProps): Readonly<Record<string, Secret>> {
  const each = new Construct(scope, "secrets");
  return byName(props.settings, (settings, entry) => {
    const { name, description, recoveryDays, rotation } = settings;
    const template = { ...connectionOf(entry, settings, props), ...settings.template };
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

function connectionOf(
  entry: string,
  { connection }: DataSettings["secrets"][string],
  { databases, addresses }: SecretsProps,
): Readonly<Record<string, string>> {
  if (connection === undefined) return {};
  const { database, name, tls = "verify-full" } = connection;
  const where = `data.secrets.${entry}.connection.database`;
  const { address, port } = entryOf(addresses, database, where);
  return connectionFields(engineOf(entryOf(databases, database, where)), { address, port, name, tls });
}
