import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** Files by their path under the environments folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What every invented environment shares: enough for five sound layers in production, and no more. */
export const SHOP_DEFAULTS = `posture: production
tags: { Environment: production, Project: shop, ManagedBy: cdktf }
state:
  bucket: "shop-{account}-{region}-state"
network:
  zones: [a, b, c]
  nat: perZone
  tiers:
    private: { bits: 20, at: 0.0.16.0, route: nat, table: zonal, roles: [internal-elb] }
    public: { bits: 24, at: 0.0.1.0, route: internet, roles: [elb] }
  keys:
    platform: { description: Logs and alarms, users: [logs, alarms] }
  alarms: { key: platform, subscribers: { team: { protocol: email, endpoint: team@shop.example } } }
  flowLogs: { key: platform }
cluster:
  version: "1.35"
  subnets: [private]
  logs: { key: platform }
  nodeGroups:
    general: { instanceTypes: [m7i.large], min: 2, max: 4, desired: 3 }
  addons:
    vpc-cni:
      order: beforeNodes
      version: v1.20.1-eksbuild.3
      role: { serviceAccount: aws-node, managedPolicies: [AmazonEKS_CNI_Policy] }
      configuration: { enableNetworkPolicy: "true" }
    kube-proxy: { order: beforeNodes, version: v1.35.0-eksbuild.2 }
    coredns: { version: v1.13.1-eksbuild.1 }
    aws-ebs-csi-driver:
      version: v1.54.0-eksbuild.1
      role:
        serviceAccount: ebs-csi-controller-sa
        managedPolicies: [service-role/AmazonEBSCSIDriverPolicy]
        keys: [volumes]
data:
  keys:
    data: { description: What the shop keeps }
edge:
  domain: shop.example
  zone: { queryLog: {} }
`;

/** An `environment.yaml` of four lines without faults; what a test is about follows from line 5. */
export function environmentYaml(id: string, more = ""): string {
  return `id: ${id}\naccount: "111122223333"\nregion: eu-west-1\nnetwork: { cidr: 10.20.0.0/16 }\n${more}`;
}

/** Two environments without faults. */
export const SHOP: Files = {
  "defaults.yaml": SHOP_DEFAULTS,
  "shop/production/environment.yaml": environmentYaml("shop-production"),
  "shop/staging/environment.yaml": environmentYaml("shop-staging", "posture: standard\n").replace(
    "cidr: 10.20.0.0/16",
    "cidr: 10.21.0.0/16, nat: one, tiers: { private: { table: shared } }",
  ),
};

/** What a run of the command left. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  /** Lines of complaint. */
  readonly complaints: readonly string[];
}

/** An invented checkout: folders of its own for environments and for output, under this repository's stacks. */
export class Shop {
  /** Parent of `environments` and of whatever commands write. */
  readonly folder = mkdtempSync(join(tmpdir(), "strata-cli-"));
  readonly environments = join(this.folder, "environments");
  readonly output = join(this.folder, "written", "cdktf.out");

  /** @param root the checkout whose stacks are used */
  constructor(
    files: Files = SHOP,
    readonly root: string = ROOT,
  ) {
    this.write(files);
  }

  /** Writes files under the environments folder. */
  write(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.environments, name)), { recursive: true });
      writeFileSync(join(this.environments, name), content);
    }
  }

  /** What a process needs in order to work on this shop. */
  get env(): Readonly<Record<string, string>> {
    return { STRATA_ENVIRONMENTS: this.environments, CDKTF_OUTDIR: this.output };
  }

  /** Runs the real command, whose words are separated by single spaces. */
  strata(command: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
    return this.node([BIN, ...command.split(" ")], env);
  }

  /** Runs what stock `cdktf` runs. */
  app(): Promise<Run> {
    return this.node(["--import", "tsx", join("stacks", "main.ts")]);
  }

  private async node(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    const { exitCode, stdout, stderr } = await execa(process.execPath, args, {
      cwd: this.root,
      env: { ...this.env, ...env },
      reject: false,
    });
    return { exitCode: exitCode ?? -1, stdout, complaints: stderr.split("\n").filter((line) => line !== "") };
  }
}

/** Time for several processes on a machine that has other work, milliseconds. */
export const SLOW_MS = 60_000;

/** Root of the repository. */
export const ROOT = join(__dirname, "..", "..", "..");
const BIN = join(ROOT, "packages", "cli", "bin", "strata.cjs");
