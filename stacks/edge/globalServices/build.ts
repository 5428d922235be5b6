import { AlarmTopic, Key, type LogWriter, logWriters, type Place } from "@strata/aws";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { layerName, queryLogGroup, webAclLogGroup } from "./names";
import type { EdgeSettings } from "./settings";

/** What the layer keeps in us-east-1 for Route 53 and CloudFront. */
export interface GlobalServicesProps {
  readonly environmentId: string;
  readonly account: string;
  /** Domain of the hosted zone. */
  readonly zone: string;
  readonly settings: EdgeSettings;
  /** The provider of us-east-1. */
  readonly provider: TerraformProvider;
}

/**
 * Logs and alarms of global services are in us-east-1, and so are the key, the policy and the topic that they
 * need. Each is made when something asks for it first.
 */
export class GlobalServices {
  readonly provider: TerraformProvider;
  private readonly place: Place;
  private madeKey: Key | undefined;
  private madeTopic: AlarmTopic | undefined;
  private madeWriters: ITerraformDependable | undefined;

  constructor(
    private readonly scope: Construct,
    private readonly props: GlobalServicesProps,
  ) {
    this.provider = props.provider;
    this.place = { account: props.account, region: "us-east-1" };
  }

  /** For a log group there, and for what a service must wait for before it writes to it. */
  get logging(): {
    readonly keyArn: string;
    readonly provider: TerraformProvider;
    readonly writers: ITerraformDependable;
  } {
    this.madeWriters ??= logWriters(this.scope, "log-writers", {
      place: this.place,
      name: layerName(this.props.environmentId),
      writers: this.writers(),
      provider: this.provider,
    });
    return { keyArn: this.key().arn, provider: this.provider, writers: this.madeWriters };
  }

  /** For an alarm there. */
  get alarming(): { readonly topicArn: string; readonly provider: TerraformProvider } {
    this.madeTopic ??= new AlarmTopic(this.scope, "alarms", {
      place: this.place,
      name: `${layerName(this.props.environmentId)}-alarms`,
      keyArn: this.key().arn,
      subscribers: this.props.settings.alarms.subscribers,
      provider: this.provider,
    });
    return { topicArn: this.madeTopic.arn, provider: this.provider };
  }

  private key(): Key {
    this.madeKey ??= new Key(this.scope, "key", {
      place: this.place,
      alias: layerName(this.props.environmentId),
      description: "Logs and alarms of global services",
      users: ["logs", "alarms"],
      deletionWindowDays: this.props.settings.key.deletionWindowDays,
      provider: this.provider,
    });
    return this.madeKey;
  }

  private writers(): Partial<Record<LogWriter, string>> {
    const { settings, zone, environmentId } = this.props;
    const logged = Object.values(settings.webAcls).some(({ logs }) => logs !== undefined);
    return {
      ...(settings.zone.queryLog === undefined ? {} : { dnsQueries: queryLogGroup(zone) }),
      ...(logged ? { webAcls: webAclLogGroup(environmentId, "*") } : {}),
    };
  }
}
