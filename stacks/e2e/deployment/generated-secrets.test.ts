import { describe, it } from "vitest";
import { everyEnvironment } from "../repository.fixture";
import { Deployment, type UnitJson } from "./deployment.fixture";

const CACHE = "aws_elasticache_replication_group";

/** Environments with a cache of their own, which takes its AUTH token from Terraform. */
const environments = everyEnvironment().filter(({ settings }) => {
  const { caches = {} } = settings.data as { caches?: Record<string, { mode: string }> };
  return Object.values(caches).some(({ mode }) => mode === "managed");
});

/** The unit with caches in a security group that is nowhere, so that AWS refuses them. */
function withRefusedCaches({ resource, ...json }: UnitJson): UnitJson {
  const caches = Object.entries(resource?.[CACHE] ?? {}).map(([name, cache]) => [
    name,
    { ...cache, security_group_ids: ["sg-0123456789abcdef0"] },
  ]);
  return { ...json, resource: { ...resource, [CACHE]: Object.fromEntries(caches) } };
}

/** Real Terraform on what is synthesized. What it prints is what a pipeline stores, for everybody to read. */
describe("an AUTH token", { timeout: 600_000 }, () => {
  for (const environment of environments) {
    it.concurrent(`of ${environment.path} is made once and printed nowhere`, async ({
      expect,
      onTestFinished,
    }) => {
      const deployment = await Deployment.open(environment, onTestFinished);
      await deployment.deploy(deployment.layers.slice(0, deployment.layers.indexOf("data")));
      const run = (...args: readonly string[]) => deployment.succeed("data", ...args);
      const texts = async (type: string, attribute: string): Promise<readonly unknown[]> =>
        Object.values(await deployment.deployed("data", type)).map((values) => values[attribute]);
      const valid = deployment.read("data");
      deployment.write("data", withRefusedCaches(valid));

      const init = await run("init", "-input=false");
      const planned = await run("plan", "-input=false", "-out=plan");
      const { code, output: refused } = await deployment.run("data", "apply", "plan");

      expect(code, refused).toBe(1);
      const stored = await texts("aws_secretsmanager_secret_version", "secret_string");
      expect(await texts(CACHE, "auth_token")).toEqual([]);

      deployment.write("data", valid);
      const applied = await run("apply", "-input=false", "-auto-approve");
      const again = await run("plan", "-input=false", "-detailed-exitcode");

      const tokens = await texts(CACHE, "auth_token");
      expect(tokens).not.toEqual([]);
      for (const token of tokens) {
        expect(token).toMatch(/^[0-9a-f]{64}$/);
        expect(stored, "made before AWS refused the cache, and the same after").toContain(token);
      }
      const shown = [await run("show", "plan"), await run("output"), await run("output", "-json")];
      const printed = [init, planned, refused, applied, again, ...shown, await run("show")].join("\n");
      expect(tokens.filter((token) => printed.includes(String(token)))).toEqual([]);
    });
  }
});
