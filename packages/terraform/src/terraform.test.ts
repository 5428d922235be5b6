import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { configured, imitation, temporaryFolder } from "./folder.fixture";
import { Terraform } from "./terraform";
import { TerraformError } from "./terraform-error";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Terraform as it is interrupted: the first SIGINT has it finish, which takes a moment. */
const FINISHES = `
const { appendFileSync } = require("node:fs");
process.on("SIGINT", () => {
  appendFileSync("signals", "SIGINT\\n");
  setTimeout(() => process.exit(1), 100);
});
setInterval(() => {}, 1000);
console.log("applying");
`;

describe("a run of Terraform", () => {
  it("gives its output without colours, and its code", async () => {
    const folder = configured({ output: { a: { value: `\${` } } });

    const { code, stdout, stderr, output } = await new Terraform().run(folder, "validate");

    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("Error: Missing expression");
    expect(output).toBe(stderr);
    expect(output).not.toContain("\u001b");
  });

  it("succeeds, or says what it said", async () => {
    const folder = configured({ output: { a: { value: `\${` } } });
    // Terraform's own frames are around what it says of a configuration that does not exist.
    const terraform = new Terraform({ environment: { TF_CLI_CONFIG_FILE: join(folder, "none") } });

    const failure = await terraform.succeed(folder, "validate").catch((error: TerraformError) => error);
    expect(failure).toMatchObject({ name: "TerraformError" });
    expect((failure as TerraformError).lines).toEqual(
      expect.arrayContaining([
        "terraform validate failed",
        "Warning: Unable to open CLI configuration file",
        "Error: Missing expression",
      ]),
    );
    expect(await terraform.succeed(temporaryFolder(), "validate")).toContain("Success!");
  });

  it.each([
    { executable: "no-such-terraform", got: "none on the path" },
    { executable: __filename, got: expect.stringContaining("EACCES") },
  ])("cannot be of $executable", async ({ executable, got }) => {
    const run = new Terraform({ executable }).run(temporaryFolder(), "version");

    await expect(run).rejects.toBeInstanceOf(TerraformError);
    const message = await run.then(String, (error: Error) => error.message);
    expect(message.split(": expected Terraform, got ")).toEqual([executable, got]);
  });

  it("gives each line as it is written", async () => {
    const folder = temporaryFolder();
    const executable = imitation(folder, `console.log(process.argv.slice(2).join()); console.log("two");`);
    const lines: string[] = [];

    const { ended } = await new Terraform({ executable }).start(folder, ["plan", "-json"], (line) =>
      lines.push(line),
    );

    expect((await ended).stdout).toBe("plan,-json,-no-color\ntwo");
    expect(lines).toEqual(["plan,-json,-no-color", "two"]);
  });
});

describe("the environment of Terraform", () => {
  const seen = async (terraform: Partial<ConstructorParameters<typeof Terraform>[0]>) => {
    const folder = temporaryFolder();
    const executable = imitation(folder, "console.log(JSON.stringify(process.env));");
    const run = new Terraform({ executable, ...terraform }).with({ AWS_REGION: "eu-west-1" });
    return JSON.parse(await run.succeed(folder, "version")) as Record<string, string>;
  };

  it("has all of this process's, and what it is given", async () => {
    vi.stubEnv("AWS_PROFILE", "mine");

    expect(await seen({ environment: { AWS_REGION: "other", TF_INPUT: "0" } })).toMatchObject({
      AWS_PROFILE: "mine",
      AWS_REGION: "eu-west-1",
      TF_INPUT: "0",
      TF_IN_AUTOMATION: "1",
      CHECKPOINT_DISABLE: "1",
    });
  });

  it("has nothing that a user has set, where only what is essential is asked for", async () => {
    vi.stubEnv("AWS_PROFILE", "mine");
    vi.stubEnv("TF_CLI_ARGS", "-no-such");
    const { PATH, ...rest } = await seen({ inherit: "essential" });

    expect(PATH).toBe(process.env.PATH);
    expect(Object.keys(rest)).not.toContain("AWS_PROFILE");
    expect(Object.keys(rest)).not.toContain("TF_CLI_ARGS");
  });
});

describe("an interrupt", () => {
  it("is one SIGINT, and waits for what Terraform then does", async () => {
    const folder = temporaryFolder();
    const interrupt = new AbortController();
    const terraform = new Terraform({ executable: imitation(folder, FINISHES), interrupt: interrupt.signal });
    const { ended } = await terraform.start(folder, ["apply"], () => interrupt.abort());

    expect(await ended).toMatchObject({ code: 1, stdout: "applying" });
    expect(readFileSync(join(folder, "signals"), "utf8")).toBe("SIGINT\n");
  });

  it("lets no further run start", async () => {
    const folder = temporaryFolder();
    const interrupt = new AbortController();
    const executable = imitation(folder, `require("node:fs").writeFileSync("ran", "");`);
    interrupt.abort();

    const { code } = await new Terraform({ executable, interrupt: interrupt.signal }).run(folder, "apply");

    expect(code).toBe(130);
    expect(() => readFileSync(join(folder, "ran"))).toThrow("ENOENT");
  });
});
