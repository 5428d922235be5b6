/** The content of an element: text, or child elements in order, each by its name. */
export type XmlContent = string | number | boolean | readonly XmlElement[];

/** An element by its name. A name may occur more than once, as lists do in S3. */
export type XmlElement = readonly [name: string, content: XmlContent];

/**
 * What XML 1.0 reads as markup, and the control characters that its parsers would normalise. Written by hand since
 * the answers of S3 have neither attributes nor mixed content, which is what an XML library would be for.
 */
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** An XML document with one root element. */
export function xmlDocument(
  [name, content]: XmlElement,
  options: { readonly namespace?: string } = {},
): string {
  const namespace = options.namespace === undefined ? "" : ` xmlns="${escaped(options.namespace)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${namespace}>${rendered(content)}</${name}>`;
}

function rendered(content: XmlContent): string {
  if (typeof content !== "object") return escaped(String(content));
  return content.map(([name, inner]) => `<${name}>${rendered(inner)}</${name}>`).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}
