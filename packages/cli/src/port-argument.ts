import { InvalidArgumentError } from "commander";

/** A port, from the text of an option. @throws {InvalidArgumentError} when it is none */
export function portArgument(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new InvalidArgumentError("expected a port, 1 to 65535");
  }
  return number;
}
