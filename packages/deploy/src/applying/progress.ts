import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "@strata/files";
import { z } from "zod";
import { DeployError } from "../deploy-error";

const FILE = "applied.json";

const PROGRESS = z.record(
  z.string(),
  z.strictObject({ status: z.enum(["started", "applied"]), at: z.iso.datetime() }),
);

/** How far the apply of a unit got; absent where it was not begun. */
export type Advance = z.infer<typeof PROGRESS>[string];

/** How far the apply of a folder of plans is: it goes on from there. */
export class ApplyProgress {
  private constructor(
    private readonly file: string,
    private layers: Readonly<Record<string, Advance>>,
  ) {}

  /** What is written in a folder of plans. @throws {DeployError} where that cannot be read */
  static in(folder: string): ApplyProgress {
    const file = join(folder, FILE);
    if (!existsSync(file)) return new ApplyProgress(file, {});
    const { data } = PROGRESS.safeParse(parsed(readFileSync(file, "utf8")));
    if (data !== undefined) return new ApplyProgress(file, data);
    throw new DeployError([`${file}: expected how far an apply is, got something else; plan again`]);
  }

  of(layer: string): Advance | undefined {
    return this.layers[layer];
  }

  /** Written before Terraform starts, and after it ends: whatever happens between, the next apply knows. */
  async note(layer: string, status: Advance["status"], at: Date): Promise<void> {
    this.layers = { ...this.layers, [layer]: { status, at: at.toISOString() } };
    await writeDurably(this.file, `${JSON.stringify(this.layers, undefined, 2)}\n`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
