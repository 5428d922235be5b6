import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";
import { allowDns, denyTraffic } from "./network-isolation";

/** What pods of a namespace may ask of their node. Source: Kubernetes, "Pod Security Standards". */
export type PodSecurity = "restricted" | "baseline" | "privileged";

/** A namespace and what holds for every pod in it. */
export interface NamespaceProps {
  readonly name: string;
  /** Level that is enforced, warned of and audited. */
  readonly podSecurity: PodSecurity;
  /** `dns-only` refuses all other traffic until a network policy of the namespace allows it. */
  readonly traffic: "dns-only" | "open";
  /** Labels besides those of Pod Security. @default none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The modes of Pod Security admission: pods are refused, their owners warned, and the audit log told. */
const MODES = ["enforce", "warn", "audit"] as const;

/** A namespace. */
export class Namespace extends Construct {
  readonly resource: NamespaceV1;

  constructor(scope: Construct, id: string, props: NamespaceProps) {
    super(scope, id);
    const { name, podSecurity, traffic, labels = {} } = props;
    const levels = MODES.map((mode) => [`pod-security.kubernetes.io/${mode}`, podSecurity]);
    this.resource = new NamespaceV1(this, "this", {
      metadata: { name, labels: { ...labels, ...Object.fromEntries(levels) } },
    });
    if (traffic === "dns-only") {
      const place = { namespace: name, dependsOn: [this.resource] };
      denyTraffic(this, "default-deny", place);
      allowDns(this, "allow-dns", place);
    }
  }
}
