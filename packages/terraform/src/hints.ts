import { relative } from "node:path";

/** What to do about a failure that Terraform words for somebody who wrote the configuration by hand. */
interface Hint {
  /** What Terraform says; its groups are given to `way`. */
  readonly said: RegExp;
  /** @param unit the folder, from the current one */
  readonly way: (found: RegExpExecArray, unit: string) => string;
}

/** Source of each: messages of Terraform 1.10 to 1.11, and of its S3 backend. */
const HINTS: readonly Hint[] = [
  {
    said: /Error acquiring the state lock[\s\S]*?Lock Info:\s+ID:\s+(\S+)[\s\S]*?Operation:\s+(\S+)[\s\S]*?Who:\s+(\S+)[\s\S]*?Created:\s+(.+)/,
    way: ([, id, operation, who, since], unit) =>
      `the state is locked by ${who}, for ${operation?.replace("OperationType", "").toLowerCase()}, since ${since}; wait for it, or, once you are sure that nothing of it runs any more: terraform -chdir=${unit} force-unlock ${id}`,
  },
  {
    said: /S3 bucket (?:"([^"]+)" does not exist|.*NoSuchBucket)|NoSuchBucket|Failed to get existing workspaces/,
    way: () =>
      "where the state bucket is not there yet, docs/deploy.md says how it is made; strata plan --without-states plans as if nothing existed",
  },
  {
    said: /Failed to (?:query available provider packages|install provider)|could not connect to registry|registry service is unreachable/,
    way: () =>
      "providers could not be had: check the network and proxies, or name a mirror in the Terraform CLI configuration (TF_CLI_CONFIG_FILE)",
  },
  {
    said: /Saved plan is stale/,
    way: () => "the state was written after the plan was made: plan again",
  },
];

/** What to do about a failure, as lines; none where what Terraform says is enough. */
export function hintsOn(text: string, folder: string): readonly string[] {
  const unit = relative(process.cwd(), folder) || ".";
  return HINTS.flatMap(({ said, way }) => {
    const found = said.exec(text);
    return found === null ? [] : [way(found, unit)];
  });
}
