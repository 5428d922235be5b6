import type { YAMLError } from "yaml";

interface Wording {
  readonly expected: string;
  readonly got: string;
}

/** Faults of the YAML parser that can be said better than it says them; by its error code. */
const BY_CODE: Readonly<Partial<Record<YAMLError["code"], Wording>>> = {
  MULTIPLE_DOCS: { expected: "one YAML document", got: "a second one" },
  TAB_AS_INDENT: { expected: "spaces as indentation", got: "a tab" },
  RESOURCE_EXHAUSTION: { expected: "YAML that nests less deeply", got: "thousands of levels" },
  TAG_RESOLVE_FAILED: { expected: "plain YAML", got: "a tag that nothing here reads" },
};

/** The wording of a fault of the YAML parser. */
export function syntaxFault(error: YAMLError): Wording {
  const { code, message } = error;
  return BY_CODE[code] ?? { expected: "valid YAML", got: `a syntax error: ${lowerFirst(message)}` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
