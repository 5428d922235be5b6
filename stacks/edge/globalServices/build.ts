import { AlarmTopic, Key, type LogWriter, logWriters } from "@strata/aws";
import { spellNames } from "@strata/kind";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { build, type EdgeContext } from "../builder";
import { webAcls } from "../webAcls/kind";
import { zone } from "../zone/kind";
import { globalServices } from "./kind";

type Context = Pick<EdgeContext, "scope" | "environment" | "layer"> & {
  readonly names: { readonly alias: string; readonly topic: string };
  /** The provider of us-east-1. */
  readonly provider: TerraformProvider;
};

/** What global services need in us-east-1, for the kinds that ask for it. */
export const buildGlobalServices = build(globalServices, ({ awsIn, names, ...context }) => {
  return new GlobalServices({ ...context, names: names(), provider: awsIn("us-east-1") });
});

/**
 * Logs and alarms of global services are in us-east-1, and so are the key, the policy and the topic that they
 * need. Each is created when a kind asks for it first.
 */
class GlobalServices {
  readonly provider: TerraformProvider;
  private readonly place: { readonly account: string; readonly region: string };
  private createdKey: Key | undefined;
  private createdTopic: AlarmTopic | undefined;
  private createdWriters: ITerraformDependable | undefined;

  constructor(private readonly context: Context) {
    this.provider = context.provider;
    this.place = { account: context.environment.account, region: "us-east-1" };
  }

  /** For a log group there, and for what a service must wait for before it writes to it. */
  get logging(): {
    readonly keyArn: string;
    readonly provider: TerraformProvider;
    readonly writers: ITerraformDependable;
  } {
    const { scope, names } = this.context;
    this.createdWriters ??= logWriters(scope, "log-writers", {
      place: this.place,
      name: names.alias,
      writers: this.writers(),
      provider: this.provider,
    });
    return { keyArn: this.key().arn, provider: this.provider, writers: this.createdWriters };
  }

  /** For an alarm there. */
  get alarming(): { readonly topicArn: string; readonly provider: TerraformProvider } {
    const { scope, names, layer } = this.context;
    this.createdTopic ??= new AlarmTopic(scope, "alarms", {
      place: this.place,
      name: names.topic,
      keyArn: this.key().arn,
      subscribers: layer.alarms.subscribers,
      provider: this.provider,
    });
    return { topicArn: this.createdTopic.arn, provider: this.provider };
  }

  private key(): Key {
    const { scope, names, layer } = this.context;
    this.createdKey ??= new Key(scope, "key", {
      place: this.place,
      alias: names.alias,
      description: "Logs and alarms of global services",
      users: ["logs", "alarms"],
      deletionWindowDays: layer.key.deletionWindowDays,
      provider: this.provider,
    });
    return this.createdKey;
  }

  /** The log groups of each service that the settings let write: one policy covers all of them. */
  private writers(): Partial<Record<LogWriter, string>> {
    const { layer, environment } = this.context;
    const { queryLogGroup } = spellNames(zone.names, { entry: "", settings: layer, layer }, environment);
    const { logGroup } = spellNames(webAcls.names, { entry: "*", settings: {}, layer }, environment);
    const logged = Object.values(layer.webAcls).some(({ logs }) => logs !== undefined);
    return {
      ...(layer.zone.queryLog === undefined ? {} : { dnsQueries: queryLogGroup }),
      ...(logged ? { webAcls: logGroup } : {}),
    };
  }
}
