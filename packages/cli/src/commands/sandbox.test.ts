import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { SandboxResource } from "@strata/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Checkout, type Serving } from "../checkout.fixture";

const SLOW = { timeout: 180_000 };
const environment = "shop/staging";
const unit = "cdktf.out/stacks/shop-staging-network";

describe("strata sandbox", SLOW, () => {
  const checkout = new Checkout();
  const strata = (...args: readonly string[]) => checkout.strata(["sandbox", ...args]);
  const served: { up?: Serving } = {};

  beforeAll(async () => {
    await checkout.strata(["synth", environment]);
    served.up = await checkout.up(environment);
    for (const args of [["init"], ["apply", "-auto-approve"]]) {
      const run = await strata("exec", "--", "terraform", `-chdir=${unit}`, ...args, "-no-color");
      if (run.exitCode !== 0) throw new Error(run.complaints.join("\n"));
    }
  }, SLOW.timeout);

  afterAll(() => {
    served.up?.child.kill("SIGKILL");
    checkout.remove();
  });

  it("up says where it serves, and how to go on", () => {
    expect(served.up?.said).toEqual([
      expect.stringMatching(
        /^state server http:\/\/127\.0\.0\.1:\d+, providers aws on \d+, kubernetes on \d+, helm on \d+$/,
      ),
      "0 resources exist; use it by strata sandbox exec -- terraform ...; Ctrl-C ends it",
    ]);
  });

  it("status says which process, and lists states", async () => {
    const { stdout } = await strata("status");

    const [first, ...rows] = stdout.split("\n");
    expect(first).toMatch(
      new RegExp(
        `^${checkout.folder}/.strata/sandbox: process ${served.up?.child.pid} since .*, [1-9]\\d+ resources$`,
      ),
    );
    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ["state", "resources", "lock"],
      ["shop/staging/network/terraform.tfstate", expect.stringMatching(/^\d+$/)],
    ]);
  });

  it("exec hands on the exit code of the command", async () => {
    const run = await strata("exec", "--", "terraform", `-chdir=${unit}`, "plan", "-detailed-exitcode");

    expect(run.exitCode).toBe(0);
    expect((await strata("exec", "--", "sh", "-c", "exit 7")).exitCode).toBe(7);
  });

  it("exec has cdktf end Terraform in order, and says in one line that none is there or that it is too old", async () => {
    const named = await strata("exec", "--", "sh", "-c", "$TERRAFORM_BINARY_NAME version -json");
    const none = await checkout.strata(["sandbox", "exec", "--", "true"], {
      PATH: join(checkout.folder, "empty"),
    });
    const old = await checkout.strata(["sandbox", "exec", "--", "true"], {
      PATH: checkout.pathWithTerraform("1.9.8"),
    });

    expect(JSON.parse(named.stdout)).toMatchObject({ terraform_version: expect.stringMatching(/^1\./) });
    expect([none.exitCode, none.complaints]).toEqual([
      1,
      [expect.stringMatching(/^terraform: expected 1\.10 or newer, got none on the path; install /)],
    ]);
    expect([old.exitCode, old.complaints]).toEqual([
      1,
      [expect.stringMatching(/^terraform: expected 1\.10 or newer, got 1\.9\.8; install /)],
    ]);
  });

  it("drift changes a value, which the next plan finds and the next apply puts back", async () => {
    const { stdout } = await strata("drift", "aws_vpc.vpc", "tags.Name=other");
    const found = await strata("exec", "--", "terraform", `-chdir=${unit}`, "plan", "-detailed-exitcode");
    await strata("exec", "--", "terraform", `-chdir=${unit}`, "apply", "-auto-approve");
    const repaired = await strata("exec", "--", "terraform", `-chdir=${unit}`, "plan", "-detailed-exitcode");

    expect(stdout).toBe('aws_vpc.vpc.tags.Name: "shop-staging" is now "other"');
    expect([found.exitCode, repaired.exitCode]).toEqual([2, 0]);
  });

  it("orphans lists what no state knows, with the command that mends it; resources and delete know it too", async () => {
    const address = "aws_cloudwatch_log_group.flow-logs_group";
    await strata("exec", "--", "terraform", `-chdir=${unit}`, "state", "rm", address);
    const { stdout } = await strata("orphans");
    const [orphan, repair = "", count] = stdout.split("\n");
    const id = orphan?.split(" ")[1] ?? "";
    const resources = JSON.parse((await strata("resources", "--json")).stdout) as SandboxResource[];
    const deleted = await strata("delete", "aws_cloudwatch_log_group", id);

    expect([orphan, count]).toEqual([`aws_cloudwatch_log_group ${id}`, "1 orphans"]);
    expect(repair.trim()).toBe(`strata sandbox exec -- terraform -chdir=${unit} import ${address} ${id}`);
    expect(
      resources.filter(({ knownAs, origin }) => knownAs.length === 0 && origin === "created"),
    ).toMatchObject([{ type: "aws_cloudwatch_log_group", id }]);
    expect(deleted.stdout).toBe(`aws_cloudwatch_log_group ${id}: deleted`);
    expect((await strata("orphans")).stdout).toBe("0 orphans");
  });

  it.each([
    {
      what: "an unknown address",
      args: ["drift", "aws_vpc.none", "tags.Name=x"],
      line: "aws_vpc.none: expected an address that a state in the sandbox knows, got an unknown one; of this type there are aws_vpc.vpc",
    },
    {
      what: "an unknown attribute",
      args: ["drift", "aws_internet_gateway.vpc_internet-gateway", "name=x"],
      line: "aws_internet_gateway.vpc_internet-gateway: name: expected an attribute that it has, got an unknown name; it has arn, id, owner_id, region, tags, tags_all, vpc_id, timeouts",
    },
    {
      what: "a change without a value",
      args: ["drift", "aws_vpc.vpc", "tags.Name"],
      line: "error: command-argument value 'tags.Name' is invalid for argument 'change'. expected attribute=value",
    },
    {
      what: "an unknown id",
      args: ["delete", "aws_eip", "eipalloc-0"],
      line: expect.stringMatching(
        /^aws_eip eipalloc-0: expected a resource of the sandbox, got an unknown id; of this type there are /,
      ),
    },
    {
      what: "a command that is not there",
      args: ["exec", "--", "no-such-command"],
      line: "no-such-command: expected a command on the path, got none of this name",
    },
    {
      what: "a port that is none",
      args: ["up", "--port", "0"],
      line: "error: option '--port <number>' argument '0' is invalid. expected a port, 1 to 65535",
    },
  ])("says in one line what is wrong with $what", async ({ args, line }) => {
    const run = await strata(...args);

    expect([run.exitCode, run.stdout]).toEqual([1, ""]);
    expect(run.complaints[0]).toEqual(line);
    expect(run.complaints.filter((each) => /^\s+at /.test(each))).toEqual([]);
  });

  it("cannot be reset nor served twice while it runs", async () => {
    const inUse = `${checkout.folder}/.strata/sandbox: expected a folder without a running sandbox, got one in use by process ${served.up?.child.pid} since `;

    for (const args of [["reset"], ["up", environment]]) {
      const { exitCode, complaints } = await strata(...args);
      expect([exitCode, complaints.at(-1)]).toEqual([1, expect.stringContaining(inUse)]);
    }
  });

  it("runs beside another one, which exec opens for its duration and which leaves nothing running", async () => {
    const beside = ["--directory", "beside"];
    const { stdout, exitCode } = await strata("exec", ...beside, "--", "printenv", "AWS_ENDPOINT_URL_STS");

    expect(exitCode).toBe(0);
    expect(served.up?.said[0]).not.toContain(stdout);
    expect((await strata("status", ...beside)).complaints).toEqual([
      `${checkout.folder}/beside: expected a running sandbox, got none; start one with strata sandbox up`,
    ]);
  });

  it("keeps what exists when Ctrl-C ends it, and forgets it at a reset", async () => {
    served.up?.child.kill("SIGINT");
    const [code] = served.up === undefined ? [] : await once(served.up.child, "exit");
    const status = await strata("status");
    const again = await checkout.up(environment);
    again.child.kill("SIGTERM");
    await once(again.child, "exit");
    const reset = await strata("reset");
    const empty = await checkout.up(environment);
    empty.child.kill("SIGTERM");
    await once(empty.child, "exit");

    expect(code).toBe(0);
    expect(status.complaints).toEqual([
      `${checkout.folder}/.strata/sandbox: expected a running sandbox, got none; start one with strata sandbox up`,
    ]);
    expect(again.said[1]).toMatch(/^[1-9]\d+ resources exist; /);
    expect(reset.stdout).toBe(`${checkout.folder}/.strata/sandbox: empty`);
    expect(empty.said[1]).toMatch(/^0 resources exist; /);
    expect(readdirSync(checkout.folder).filter((name) => name.startsWith("cdktf.out-"))).toEqual([]);
  });
});

describe("strata sandbox up", SLOW, () => {
  const checkout = new Checkout();
  afterAll(() => checkout.remove());

  it("says that a port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { readonly port: number };
    const run = await checkout.strata(["sandbox", "up", environment, "--port", String(port)]);
    server.close();

    expect([run.exitCode, run.complaints.at(-1)]).toEqual([
      1,
      `port ${port}: expected a free port on 127.0.0.1, got one in use; name another one, or none to have a free one chosen`,
    ]);
  });

  it("says that its folder cannot be written", async () => {
    // Permissions are no obstacle to root, a file is.
    const file = checkout.write("file", "");
    const run = await checkout.strata(["sandbox", "up", environment, "--directory", join(file, "sandbox")]);

    expect([run.exitCode, run.complaints.at(-1)]).toEqual([
      1,
      `${file}/sandbox: expected a folder that can be written, got ENOTDIR; name another one or mend its permissions`,
    ]);
  });

  it("moves a corrupt store aside and says so", async () => {
    const store = checkout.write("torn/cloud.json", '{"version":1,"obj');
    const { child, complaints } = await checkout.up(environment, "--directory", "torn");
    child.kill("SIGINT");

    expect((await complaints).split("\n")).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^${store}: expected a store of simulated resources, got .*; moved to ${store}.corrupt-1, starting empty$`,
        ),
      ),
    );
    expect(existsSync(`${store}.corrupt-1`)).toBe(true);
  });

  it("names the nearest of an unknown environment", async () => {
    const run = await checkout.strata(["sandbox", "up", "shop/stagin"]);

    expect([run.exitCode, run.complaints.at(-1)]).toEqual([
      1,
      'environments:1:1: expected the folder or id of an environment, or a glob over folders, got "shop/stagin"; did you mean "shop/staging"?',
    ]);
  });
});
