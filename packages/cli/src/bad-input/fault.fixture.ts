import { environmentYaml, type Files, SHOP_DEFAULTS } from "../shop.fixture";

/** One thing that a person can get wrong, and every line that the command then says of it. */
export interface Fault {
  readonly fault: string;
  /** Files by their path under the folder of the fault. */
  readonly files: Files;
  /** Complaints without `environments/<folder of the fault>/` in front, which `HERE/` stands for inside of a line. */
  readonly lines: readonly string[];
}

/** The folder of a fault under the environments folder. */
function folderOf({ fault }: Fault): string {
  return fault
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 24)
    .replace(/-$/, "");
}

/** All faults side by side in one environments folder, since the command reports all of them at once. */
export function filesOf(faults: readonly Fault[]): Files {
  const entries = faults.flatMap((fault) =>
    Object.entries(fault.files).map(([name, content]) => [`${folderOf(fault)}/${name}`, content] as const),
  );
  return { "defaults.yaml": SHOP_DEFAULTS, ...Object.fromEntries(entries) };
}

/** What is said of one fault, as the table has it. */
export function linesOf(fault: Fault, complaints: readonly string[]): readonly string[] {
  const folder = `environments/${folderOf(fault)}/`;
  return complaints
    .filter((line) => line.startsWith(folder))
    .map((line) => line.slice(folder.length).replaceAll(folder, "HERE/"));
}

/** The file that makes a folder an environment. */
export const LEAF = "environment.yaml";

/** An environment whose file ends with these lines, of which line 5 is the first. */
export function leaf(id: string, ...more: readonly string[]): Files {
  return { [LEAF]: environmentYaml(id, `${more.join("\n")}\n`) };
}
