/** Elements of HTML or XML, without attributes; throws where tags do not match, or a sign is not escaped. */
export function elementsIn(text: string): readonly string[] {
  const found: string[] = [];
  const open: string[] = [];
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n|^<!doctype html>\n/, "");
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+|</g)) {
    if (!token.startsWith("<")) {
      checkText(token);
      if (open.length === 0 && token.trim() !== "") throw new Error(`text outside of everything: ${token}`);
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9-]*)((?: [a-z-]+="[^"<>]*")*)(\/?)>$/.exec(token);
    if (tag === null) throw new Error(`no tag: ${token}`);
    const [, closes, name = "", attributes = "", isEmpty] = tag;
    checkText(attributes);
    if (closes === "/") {
      if (open.pop() !== name) throw new Error(`${token} closes another element`);
      continue;
    }
    found.push(name);
    if (isEmpty !== "/") open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join()}`);
  return found;
}

function checkText(text: string): void {
  const rest = text.replace(/&(amp|lt|gt|quot|#39);/g, "");
  if (rest.includes("&")) throw new Error(`& that is not escaped: ${text}`);
  // Characters that XML 1.0 does not allow, or that turn text around.
  if (/[^\P{C}\n]/u.test(rest)) throw new Error(`a character that nobody sees: ${JSON.stringify(text)}`);
}

/** Markdown without what is code in it: what is left has a meaning. */
export function markdownOutsideOfCode(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const [, run] = /^ *(`{3,})(?:diff|text)?$/.exec(line) ?? [];
    if (fence === undefined && run !== undefined) fence = run;
    else if (fence !== undefined && run !== undefined && run.length >= fence.length) fence = undefined;
    else if (fence === undefined) lines.push(withoutSpans(line));
  }
  if (fence !== undefined) throw new Error("a fence that is not closed");
  return lines.join("\n");
}

/** A run of backticks is closed by the next one of the same length. Source: CommonMark, Code spans. */
function withoutSpans(line: string): string {
  const [, before = "", run = "", rest = ""] = /^((?:[^`\\]|\\.)*)(`+)(.*)$/s.exec(line) ?? [];
  if (run === "") return line;
  const end = [...rest.matchAll(/`+/g)].find(([other]) => other.length === run.length);
  if (end === undefined) throw new Error(`code that is not closed: ${line}`);
  return before + withoutSpans(rest.slice(end.index + run.length));
}
