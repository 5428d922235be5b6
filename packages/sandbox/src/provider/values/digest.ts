import { createHash } from "node:crypto";

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Letters that ids are made of. `uuid` is 32 hexadecimal digits in five groups, whatever the length. */
export type Alphabet = "hex" | "digits" | "lower" | "upper" | "base64" | "uuid";

/**
 * Text that looks random and is the same for the same identity.
 * @param length in characters
 */
export function digest(identity: string, alphabet: Alphabet, length: number): string {
  const hex = hexOf(identity, alphabet === "uuid" ? 32 : length * 2);
  switch (alphabet) {
    case "hex":
      return hex.slice(0, length);
    case "uuid":
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
    case "digits":
      return letters(hex, "0123456789", length);
    case "lower":
      return letters(hex, LOWER, length);
    case "upper":
      return letters(hex, UPPER, length);
    case "base64":
      return Buffer.from(hex.slice(0, length), "utf8").toString("base64");
  }
}

/** Enough digits, from as many hashes as that takes. */
function hexOf(identity: string, length: number): string {
  const parts = Array.from({ length: Math.ceil(length / 64) }, (_, part) =>
    createHash("sha256").update(`${part}:${identity}`).digest("hex"),
  );
  return parts.join("").slice(0, length);
}

/** One letter for each two hexadecimal digits. */
function letters(hex: string, alphabet: string, length: number): string {
  return Array.from({ length }, (_, at) => {
    const number = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
    return alphabet.charAt(number % alphabet.length);
  }).join("");
}
