import { describe, expect, it } from "vitest";
import { valueText } from "./value-text";

describe("a value in a message", () => {
  it.each([
    {
      value: "https://user:hunter22@alerts.example.com/aws",
      text: '"https://user:…@alerts.example.com/aws"',
    },
    { value: "postgres://shop:a:b@db/shop", text: '"postgres://shop:…@db/shop"' },
    { value: "https://alerts.example.com:8443/@team", text: '"https://alerts.example.com:8443/@team"' },
    { value: "user:word@host", text: '"user:word@host"' },
    { value: undefined, text: "nothing" },
  ])("is $text", ({ value, text }) => {
    expect(valueText(value)).toBe(text);
  });
});
