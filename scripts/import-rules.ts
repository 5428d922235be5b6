import type { Import } from "./imports";

/** Who may import whom: design, section 2. What a room may import besides is nothing of ours and no CDKTF. */
export interface ImportRule {
  /** Which files it holds for, from the root of the repository. The first rule that matches a file is its rule. */
  readonly files: RegExp;
  /** `settings`: only files that `stacks/registry.ts` reaches, at any depth. @default both sides */
  readonly side?: "settings";
  /** Packages of ours, bindings and CDKTF, that these files may import; relative imports by their path. */
  readonly may: readonly RegExp[];
  /** What they may import besides, by its types only: types cost nothing when the file runs. @default nothing */
  readonly types?: readonly RegExp[];
  readonly reason: string;
}

const CDKTF = /^(cdktf|constructs)$/;
const AWS_BINDING = /^@cdktf\/provider-aws\/lib\/[a-z0-9-]+$/;
const KUBERNETES_BINDINGS = /^@cdktf\/provider-(kubernetes|helm)\/lib\/[a-z0-9-]+$/;

/** The list, from the most particular files to the most general. */
export const IMPORT_RULES: readonly ImportRule[] = [
  {
    files: /^(packages|stacks|environments|scripts)\/.*\.(test|test-d|suite|fixture)\.ts$/,
    may: [/./],
    reason: "a test may look at everything; what it tests may not",
  },
  { files: /^packages\/cidr\//, may: [/^packages\/cidr\//], reason: "pure arithmetic" },
  { files: /^packages\/files\//, may: [/^packages\/files\//], reason: "it knows files, and no content" },
  {
    files: /^packages\/terraform\//,
    may: [/^packages\/terraform\//, /^@strata\/files$/],
    reason: "it knows the command, and neither stacks nor settings",
  },
  {
    files: /^packages\/charts\//,
    may: [/^packages\/charts\//, /^@strata\/values$/],
    reason: "facts of charts are data, for settings and for rules",
  },
  { files: /^packages\/values\//, may: [/^packages\/values\//], reason: "plain values, for every package" },
  {
    files: /^packages\/contract\//,
    may: [/^packages\/contract\//, /^@strata\/values$/],
    reason: "settings are checked against contracts without CDKTF",
  },
  {
    files: /^packages\/config\//,
    may: [/^packages\/config\//, /^@strata\/(cidr|contract|values)$/],
    reason: "no CDKTF, so that an environment is checked in milliseconds",
  },
  {
    files: /^packages\/kind\//,
    may: [
      /^packages\/kind\//,
      /^@strata\/(cidr|config|contract|values)$/,
      /^@strata\/config\/(names\/name-pattern|schema\/vocabulary)$/,
    ],
    reason: "a kind is a declaration: nothing of it loads CDKTF",
  },
  {
    files: /^packages\/layer\//,
    may: [/^packages\/layer\//, CDKTF, AWS_BINDING, /^@strata\/(contract|kind|values)$/],
    reason: "stacks know kinds and contracts, and no constructs",
  },
  {
    files: /^packages\/aws\//,
    may: [/^packages\/aws\//, CDKTF, AWS_BINDING, /^@strata\/cidr$/],
    reason: "constructs know no state, contract or config",
  },
  {
    files: /^packages\/kubernetes\//,
    may: [/^packages\/kubernetes\//, CDKTF, KUBERNETES_BINDINGS],
    reason: "constructs know no state, contract or config",
  },
  {
    files: /^packages\/iam\//,
    may: [/^packages\/iam\//],
    reason: "policies are judged wherever they come from",
  },
  {
    files: /^packages\/inventory\//,
    may: [/^packages\/inventory\//, /^@strata\/(cidr|iam)$/],
    reason: "it reads Terraform's JSON, whoever wrote it: no CDKTF, no settings",
  },
  {
    files: /^packages\/policy\//,
    may: [/^packages\/policy\//, /^@strata\/(charts|iam|inventory|cidr|values)$/],
    reason: "rules are data over an inventory, so a plan can be judged too",
  },
  {
    files: /^packages\/provider-schema\//,
    may: [/^packages\/provider-schema\//, /^@strata\/(files|values)$/],
    reason: "bindings are read as text",
  },
  {
    files: /^packages\/synth-test\//,
    may: [/^packages\/synth-test\//, /^@strata\/(contract|deploy|layer|inventory|terraform)$/],
    reason: "it gets the app from the test run, so it fits any app",
  },
  {
    files: /^packages\/sandbox\//,
    may: [/^packages\/sandbox\//, /^@strata\/(provider-schema|files|cidr|terraform)$/],
    reason: "it serves schemas, whatever the stacks are",
  },
  {
    files: /^packages\/python\//,
    may: [/^packages\/python\//, /^@strata\/files$/],
    reason: "it installs any tool",
  },
  {
    files: /^packages\/emulator\//,
    may: [/^packages\/emulator\//, /^@strata\/(config|python|sandbox\/state-buckets)$/],
    reason:
      "moto takes whatever the stacks are; its allow-list is read like settings, buckets like the sandbox's",
  },
  {
    files: /^packages\/project\//,
    may: [/^packages\/project\//, /^@strata\/(config|contract|files|values)$/],
    reason: "any project's registry and app are found on disk; the app runs in a process of its own",
  },
  {
    files: /^packages\/deploy\//,
    may: [
      /^packages\/deploy\//,
      /^@strata\/(config|contract|files|inventory|policy|project|terraform|values)$/,
      // Folders of units are known without settings.
      /^@strata\/project\/unit-folders$/,
    ],
    reason: "it plans and applies what a project has synthesized, and shows nothing itself",
  },
  {
    files: /^packages\/cli\//,
    may: [
      /^packages\/cli\//,
      // Quick commands load no more than they need: all of deploy, with settings and rules, takes as long as they do.
      /^@strata\/deploy\/(affected|git|planning|record|settings)\/[a-z-]+$/,
      /^@strata\/project\/(placed-units|project)$/,
      /^@strata\/(config|contract|deploy|emulator|files|inventory|policy|project|sandbox|terraform|values)$/,
    ],
    reason: "arguments, progress and views: the project says where its registry and its app are",
  },
  {
    files: /^stacks\/registry\.ts$/,
    may: [/^stacks\/[a-z]+$/, /^@strata\/config$/],
    reason: "the registry lists layers, and loads no CDKTF",
  },
  {
    files: /^stacks\/(app|main|synthesize)\.ts$/,
    may: [
      /^stacks\/(app|registry|without-source-maps)$/,
      /^@strata\/(config|contract|files|layer|values)$/,
      // Moved addresses of a stack are in one list, whoever moves them.
      /^@strata\/aws\/former-addresses$/,
      /^cdktf$/,
    ],
    reason: "the app is put together from the registry",
  },
  {
    files: /^stacks\/[a-z]+\/builder\.ts$/,
    may: [/^@strata\/(kind|layer)$/],
    types: [/^stacks\/[a-z]+(\/index)?$/],
    reason: "what a build may read of earlier layers is their contracts, by their types",
  },
  {
    files: /^stacks\/addons\/workloads\/grant-settings\.ts$/,
    may: [/^stacks\/data$/, /^@strata\/(kind|kind\/vocabulary)$/],
    reason: "what is granted of an entry of the data layer is declared by its kind, not here",
  },
  {
    files: /^stacks\/addons\/workloads\/grants\.ts$/,
    may: [/^stacks\/(data|addons\/.*)$/, /^@strata\/(aws|kind|kind\/vocabulary|layer)$/],
    reason: "the policies that grants become are declared by the kinds of the data layer",
  },
  {
    files: /^stacks\/[a-z]+\//,
    side: "settings",
    may: [
      /^stacks\/OWN\//,
      /^@strata\/(charts|cidr|config|config\/[a-z/-]+|contract|kind|kind\/vocabulary|values)$/,
    ],
    // Rules name constructs, and the settings of earlier layers.
    types: [/^@strata\/(aws(\/[a-z0-9/-]+)?|kubernetes)$/, /^stacks\/[a-z]+$/],
    reason: "what the registry reaches is checked without CDKTF",
  },
  {
    files: /^stacks\/[a-z]+\//,
    may: [
      /^stacks\/OWN\//,
      CDKTF,
      AWS_BINDING,
      KUBERNETES_BINDINGS,
      /^@strata\/aws\/([a-z0-9]+\/)?[a-z0-9-]+$/,
      /^@strata\/(aws|charts|kubernetes|layer|cidr|contract|kind|kind\/vocabulary|values)$/,
    ],
    reason: "a stack knows of other layers only their contracts",
  },
  {
    files: /^scripts\/(pages|scanner)\//,
    may: [/^scripts\//, /^stacks\/registry$/, /^@strata\/(config|deploy|emulator|iam|inventory|policy)$/],
    reason:
      "pages are generated from data, which is checked like settings; policies are read as rules read them",
  },
  {
    files: /^scripts\//,
    may: [/^scripts\//, /^@strata\/(files|terraform)$/],
    reason: "scripts are called, and call commands",
  },
  {
    files: /^vitest\.config\.ts$/,
    may: [/^packages\/synth-test\/src\/claims-reporter$/],
    reason: "the test run",
  },
];

/** What counts as ours or as CDKTF's; other packages are held by each package.json. */
const RULED = /^(packages|stacks|environments|scripts)\/|^@strata\/|^@cdktf\/|^(cdktf|constructs)$/;

/** An import that the rule of its file does not allow. */
export interface Breach extends Import {
  readonly reason: string;
}

/** The files that a file reaches by imports of values, itself first. Types are gone when it runs. */
export function reachable(start: string, imports: readonly Import[]): ReadonlySet<string> {
  const found = new Set([start]);
  for (const file of found) {
    for (const { from, to, only } of imports)
      if (from === file && only !== "type" && to.startsWith("stacks/")) {
        // A folder stands for its index.
        found.add(/^stacks\/[a-z]+$/.test(to) ? `${to}/index.ts` : `${to}.ts`);
      }
  }
  return found;
}

/**
 * The imports that break the list. A file that no rule names is a breach by itself.
 * @param settingsSide files that `stacks/registry.ts` reaches
 */
export function breaches(imports: readonly Import[], settingsSide: ReadonlySet<string>): readonly Breach[] {
  return imports.flatMap(({ from, to, only }) => {
    if (!RULED.test(to)) return [];
    const rule = IMPORT_RULES.find(
      ({ files, side }) => files.test(from) && (side === undefined || settingsSide.has(from)),
    );
    if (rule === undefined) return [{ from, to, only, reason: "no rule names this file" }];
    const own = /^stacks\/([a-z]+)\//.exec(from)?.[1] ?? "";
    const allowed = [...rule.may, ...(only === "type" ? (rule.types ?? []) : [])];
    const holds = allowed.some((pattern) => new RegExp(pattern.source.replace("OWN", own)).test(to));
    return holds ? [] : [{ from, to, only, reason: rule.reason }];
  });
}
