import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { DeployError } from "../deploy-error";
import type { ShownPlan } from "../planning/unit-plan";
import { PLAN_RECORD, type PlannedUnit, type PlanRecord, RECORD_FILE, RECORD_VERSION } from "../record";

/** Only the owner may read plans: they hold sensitive values in clear. */
const OWNER_ONLY = 0o600;

/** Ending of the folder in which an apply makes plans anew. */
export const APPLY = ".apply";

/** A folder of plans that is being written: it takes its place as a whole, or never. */
export class NewPlanFolder {
  private readonly temporary: TemporaryFolder;

  /** @param folder where it will be; the caller has it to itself, so that what killed commands have left there goes */
  constructor(private readonly folder: string) {
    mkdirSync(dirname(folder), { recursive: true });
    for (const left of readdirSync(dirname(folder))) {
      if (left.startsWith(`${basename(folder)}.new-`))
        rmSync(join(dirname(folder), left), { recursive: true, force: true });
    }
    this.temporary = new TemporaryFolder(`${folder}.new-`);
    chmodSync(this.temporary.path, 0o700);
  }

  /** Where files go until then. */
  get path(): string {
    return this.temporary.path;
  }

  /** Writes a file that only its owner may read. */
  write(name: string, content: string): void {
    writeFileSync(join(this.path, name), content, { mode: OWNER_ONLY });
  }

  /** What a killed apply of the plans in the folder has left. */
  static sweepApplies(folder: string): void {
    new NewPlanFolder(`${folder}${APPLY}`).abandon();
  }

  /** Takes the place of an earlier one. */
  finish(record: PlanRecord): void {
    this.write(RECORD_FILE, `${JSON.stringify(record, undefined, 2)}\n`);
    rmSync(this.folder, { recursive: true, force: true });
    renameSync(this.path, this.folder);
    this.temporary.remove();
  }

  /** Leaves an earlier one as it is. */
  abandon(): void {
    this.temporary.remove();
  }
}

/** A folder of plans that was written. */
export class PlanFolder {
  private constructor(
    readonly path: string,
    readonly record: PlanRecord,
  ) {}

  /**
   * The plans of an environment in a folder, or in the folder for all environments that holds it.
   * @param environment folder under environments/
   * @throws {DeployError} where there are none, or none that can be read
   */
  static read(folder: string, environment: string): PlanFolder {
    const path = [join(folder, environment), folder].find((one) => existsSync(join(one, RECORD_FILE)));
    if (path === undefined) {
      throw new DeployError([
        `${folder}: expected plans of ${environment}, got a folder without ${RECORD_FILE}; make them with strata plan ${environment}`,
      ]);
    }
    return new PlanFolder(resolve(path), recordIn(join(path, RECORD_FILE)));
  }

  /** Path of one of its files. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** What `terraform show -json` printed of a unit's plan. */
  shown({ files }: PlannedUnit): ShownPlan {
    return JSON.parse(readFileSync(this.file(files.json), "utf8")) as ShownPlan;
  }
}

/** @throws {DeployError} with every fault */
function recordIn(file: string): PlanRecord {
  const json = parsed(file);
  const { version } = (json ?? {}) as { readonly version?: unknown };
  if (version !== RECORD_VERSION) {
    throw new DeployError([
      `${file}: expected plans of format ${RECORD_VERSION}, got ${JSON.stringify(version) ?? "none"}; plan again with this version of strata`,
    ]);
  }
  const { success, data, error } = PLAN_RECORD.safeParse(json);
  if (success) return data;
  throw new DeployError(
    error.issues.map(({ path, message }) => `${file}: ${path.map(String).join(".")}: ${message}; plan again`),
  );
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new DeployError([
      `${file}: expected the JSON of strata plan, got ${(error as Error).message}; plan again`,
    ]);
  }
}
