import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findSandbox, type Sandbox } from "@strata/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Checkout, type Serving } from "../checkout.fixture";
import { ROOT } from "../shop.fixture";

const SLOW = { timeout: 240_000 };
const ENVIRONMENT = "shop/staging";
const STRATA = join(ROOT, "packages", "cli", "bin", "strata.cjs");

type SandboxStatus = Awaited<ReturnType<Sandbox["status"]>>;

describe("strata plan and apply, when a signal comes", SLOW, () => {
  const checkout = new Checkout();
  const served: { up?: Serving; env?: Readonly<Record<string, string>> } = {};

  const start = (...args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [STRATA, ...args], {
      cwd: checkout.folder,
      env: { ...process.env, ...served.env },
      stdio: "ignore",
    });
  const run = async (...args: readonly string[]): Promise<number> => {
    const { exitCode } = await checkout.strata(args, served.env);
    return exitCode;
  };
  /** Asked without a process of its own, which would be too slow to meet a moment. */
  const status = async (): Promise<SandboxStatus> => {
    const sandbox = await findSandbox(join(checkout.folder, ".strata", "sandbox"));
    if (sandbox === undefined) throw new Error("the sandbox does not run");
    return sandbox.status();
  };
  const isLocked = async (): Promise<boolean> =>
    (await status()).states.some(({ lock }) => lock !== undefined && lock !== null);

  beforeAll(async () => {
    served.up = await checkout.up("--latency", "100", ENVIRONMENT);
    const session = readFileSync(join(checkout.folder, ".strata", "sandbox", "session.json"), "utf8");
    const { environment } = (
      JSON.parse(session) as { readonly served: { readonly environment: Readonly<Record<string, string>> } }
    ).served;
    served.env = { ...environment, STRATA_TERRAFORM: "terraform" };
    expect(await run("plan", ENVIRONMENT)).toBe(0);
  }, SLOW.timeout);

  afterAll(() => {
    served.up?.child.kill("SIGKILL");
    checkout.remove();
  });

  it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
    "%s in the middle of an apply loses nothing: no lock stays, and the next one goes on",
    async (signal) => {
      const before = (await status()).resources;
      const apply = start("apply", ENVIRONMENT, "--plans");
      const ended = once(apply, "exit");
      while ((await status()).resources < before + 3 && apply.exitCode === null) await delay(5);
      apply.kill(signal);

      const [code, by] = await ended;
      expect(signal === "SIGKILL" ? by : code).toBe(signal === "SIGKILL" ? "SIGKILL" : 130);
      // Terraform outlives a kill, and ends what it has begun.
      while (signal === "SIGKILL" && (await isLocked())) await delay(100);
      expect(await isLocked()).toBe(false);
    },
  );

  it("an apply that was broken off three times comes to its end, and nothing is left to do", async () => {
    expect(await run("apply", ENVIRONMENT, "--plans")).toBe(0);
    expect(await run("plan", ENVIRONMENT, "--detailed-exitcode")).toBe(0);
  });

  it.each([
    ["SIGINT", 700],
    ["SIGTERM", 1_100],
    ["SIGKILL", 1_500],
    ["SIGINT", 2_000],
  ] as const)(
    "%s after %i ms of a plan leaves earlier plans, no lock, and nothing half-written",
    async (signal, ms) => {
      const plans = join(checkout.folder, ".strata", "plans", "shop");
      const record = readFileSync(join(plans, "staging", "plan.json"), "utf8");
      const plan = start("plan", ENVIRONMENT);
      const ended = once(plan, "exit");
      await delay(ms);
      plan.kill(signal);
      await ended;
      // A Terraform that had just been started takes its lock, and gives it back.
      if (signal === "SIGKILL") await delay(1_500);
      while (signal === "SIGKILL" && (await isLocked())) await delay(100);

      expect(await isLocked()).toBe(false);
      // It may have come to its end before the signal did.
      const now = readFileSync(join(plans, "staging", "plan.json"), "utf8");
      expect(JSON.parse(now)).toHaveProperty("units");
      if (signal !== "SIGKILL") expect(readdirSync(plans)).toEqual(["staging"]);
      if (now === record) expect(existsSync(join(plans, "staging", "network.tfplan"))).toBe(true);
      expect(await run("plan", ENVIRONMENT, "--detailed-exitcode")).toBe(0);
    },
  );
});
