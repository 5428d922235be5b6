/** Why a number of a file cannot be taken, as the halves of a message. */
export interface NumberFault {
  readonly expected: string;
  readonly got: string;
  readonly mend: string;
}

/**
 * What is wrong with a number: it is none that JSON can say, or it has more digits than a number keeps, so that another
 * one would reach AWS or a chart. Source: ECMAScript's Number and IEEE 754, double precision.
 * @param source as it was written
 */
export function numberFault(value: number, source: string): NumberFault | undefined {
  if (!Number.isFinite(value)) {
    const mend = "write it in quotes where text is meant";
    return { expected: "a finite number", got: source, mend };
  }
  if (isKept(value, source)) return undefined;
  const mend = `write it in quotes where text is meant: ${JSON.stringify(source)}`;
  return { expected: "a number of no more digits than are kept", got: `${source}, kept as ${value}`, mend };
}

/** Whether the value is what was written, and not only near it. */
function isKept(value: number, source: string): boolean {
  if (/^0[xo]/.test(source)) return BigInt(source) === BigInt(value);
  const [written, kept] = [decimal(source), decimal(String(value))];
  return written.digits === kept.digits && written.exponent === kept.exponent;
}

/** A decimal number as its digits, without zeros around them, and the power of ten of the last one. */
function decimal(text: string): { readonly digits: string; readonly exponent: number } {
  const [mantissa = "", power = "0"] = text.toLowerCase().replace(/^[-+]/, "").split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = `${whole}${fraction}`.replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  const exponent = Number(power) - fraction.length + (all.length - digits.length);
  return { digits, exponent: digits === "" ? 0 : exponent };
}
