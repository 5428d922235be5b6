/** Text by the name of the section that it belongs in. */
export type Sections = Readonly<Record<string, string>>;

/**
 * Puts text between the markers of a Markdown page: `<!-- generated: <name> -->` and `<!-- end: <name> -->`, each on
 * a line of its own. Everything else stays as it is.
 * @param name of the page, for messages
 * @throws {Error} where a marker has no partner, where a section has no text, and where a text has no section
 */
export function withSections(page: string, sections: Sections, name: string): string {
  const used = new Set<string>();
  const filled = page.replace(SECTION, (_, start: string, section: string, end: string) => {
    const text = Object.hasOwn(sections, section) ? sections[section] : undefined;
    if (text === undefined) throw new Error(`${name}: ${section}: expected a text for the section, got none`);
    if (used.has(section)) throw new Error(`${name}: ${section}: expected the section once, got it again`);
    used.add(section);
    return `${start}\n\n${text.trim()}\n\n${end}`;
  });
  const lost = filled.replace(SECTION, "").match(MARKER)?.[0];
  if (lost !== undefined) throw new Error(`${name}: expected a marker with its partner, got ${lost} alone`);
  const missing = Object.keys(sections).find((section) => !used.has(section));
  if (missing !== undefined)
    throw new Error(`${name}: expected the marker <!-- generated: ${missing} -->, got none`);
  return filled;
}

const SECTION = /(^<!-- generated: ([\w-]+) -->$)[\s\S]*?(^<!-- end: \2 -->$)/gm;
const MARKER = /^<!-- (?:generated|end): [\w-]+ -->$/m;
