import { isBlock } from "../block-path";
import { NotAPlan } from "./not-a-plan";

/** The major version of the plan format that is read. Source: Terraform, "JSON Output Format", Format Version. */
const FORMAT = "1";

/** Terraform's plan files are archives, which begin with these letters. */
const ARCHIVE = "PK\u0003\u0004";

/** Reads the JSON of a plan; what is something else is called by its name. @throws {NotAPlan} */
export function parsePlan(content: Uint8Array): Readonly<Record<string, unknown>> {
  const text = textOf(content);
  if (text.trim() === "") throw new NotAPlan("nothing at all: the input is empty");
  if (text.startsWith(ARCHIVE)) {
    throw new NotAPlan("a plan file as terraform plan -out writes it", "terraform show -json <that file>");
  }
  const json = jsonIn(text);
  if (!isBlock(json)) throw new NotAPlan(`JSON with ${nameOf(json)} at the top`);
  if ("lineage" in json || "serial" in json) throw new NotAPlan("a state file");
  const format = json.format_version;
  if (typeof format !== "string") throw new NotAPlan("JSON without a format_version");
  const isPlan = "resource_changes" in json || "planned_values" in json;
  if (!isPlan) {
    throw new NotAPlan("the JSON of a state, as terraform show -json prints it where no plan is named");
  }
  if (format.split(".")[0] !== FORMAT) {
    throw new NotAPlan(`a plan of format ${format}, where ${FORMAT}.x is known`, "Terraform 1.x");
  }
  return json;
}

/** The text: UTF-8, or UTF-16 with its mark, as PowerShell's `>` writes it. */
function textOf(content: Uint8Array): string {
  const [first, second] = content;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!isWide) return new TextDecoder("utf-8").decode(content);
  return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(content);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw other(text);
  }
}

/** What text is that is no JSON document. */
function other(text: string): NotAPlan {
  const [first = "", second = ""] = text.split("\n", 2).map((line) => line.trim());
  if (isMessage(first)) {
    return new NotAPlan("the messages of terraform plan -json, one JSON object on each line");
  }
  if (first.startsWith("[command]") || (!first.startsWith("{") && second.startsWith("{"))) {
    return new NotAPlan(
      "a plan with lines of other output before it",
      "terraform show -json, run without a wrapper (terraform_wrapper: false of setup-terraform)",
    );
  }
  if (first.startsWith("{")) return new NotAPlan("JSON that breaks off, or with more behind it");
  return new NotAPlan("text, which is no JSON: what terraform plan or show prints for people cannot be read");
}

function isMessage(line: string): boolean {
  try {
    const message: unknown = JSON.parse(line);
    return isBlock(message) && "@level" in message;
  } catch {
    return false;
  }
}

function nameOf(json: unknown): string {
  if (json === null) return "null";
  return Array.isArray(json) ? "a list" : `a ${typeof json}`;
}
