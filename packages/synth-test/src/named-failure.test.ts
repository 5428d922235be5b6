import { describe, expect, it } from "vitest";
import { namedFailure } from "./named-failure";

function failureOf(check: () => void): unknown {
  try {
    check();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("namedFailure", () => {
  it("leads the message of an assertion and keeps what its diff needs", () => {
    const failure = failureOf(() => expect("10.20.0.0/16").toBe("10.21.0.0/16"));
    expect(namedFailure("SHOP-VPC-01", failure)).toMatchObject({
      message: "SHOP-VPC-01: expected '10.20.0.0/16' to be '10.21.0.0/16' // Object.is equality",
      expected: "10.21.0.0/16",
      actual: "10.20.0.0/16",
    });
  });

  it.each([
    { error: new Error("no such layer"), message: "SHOP-VPC-01: no such layer" },
    { error: "text", message: "SHOP-VPC-01: text" },
  ])("leads $message", ({ error, message }) => {
    expect(namedFailure("SHOP-VPC-01", error).message).toBe(message);
  });
});
