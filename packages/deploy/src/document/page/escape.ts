/** Characters that a page does not show, or that turn its text around: controls, format characters, halves of pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with everything in sight: `\n` for an end of a line, `\u{202e}` for what turns text around. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/**
 * All signs that mean something in Markdown, as themselves. Behind `@`, `#` and the name of a protocol stands a space of no
 * width, so that nobody is called and nothing is linked.
 */
export function markdownText(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>~|$!&^]|[@#]|\bhttps?(?=:)|\bwww(?=\.)/gi, (sign) => {
    if (sign === "@" || sign === "#") return `${sign === "#" ? "\\#" : sign}&#8203;`;
    return /^[a-z]/i.test(sign) ? `${sign}&#8203;` : `\\${sign}`;
  });
}

/** Text as code, in a fence that is longer than any in the text. */
export function markdownCode(text: string, isInTable = false): string {
  const plain = visible(text);
  if (plain === "") return '`""`';
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(plain) ? " " : "";
  const inner = isInTable ? plain.replaceAll("|", "\\|") : plain;
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** Text as it is in HTML, for what Markdown leaves to HTML. */
export function htmlText(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return visible(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
