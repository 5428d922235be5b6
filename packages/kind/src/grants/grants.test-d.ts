import { string } from "@strata/contract";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { defineKind } from "../kind";
import { store } from "./grants.fixture";
import { grantSettings } from "./layer-grants";

describe("the settings of grants", () => {
  const settings = z.strictObject(grantSettings(store));

  it("have the kinds that declare grants, with their uses", () => {
    expectTypeOf<z.output<typeof settings>>().toEqualTypeOf<{
      messageQueues: Record<string, "look" | "send">;
      credentials: string[];
    }>();
  });
});

describe("the grants of a kind", () => {
  const kind = {
    key: "tables",
    title: "table",
    description: "Tables",
    entry: z.strictObject({}),
    outputs: { description: "Tables", fields: { arn: string("ARN", "arn"), name: string("Name", "orders") } },
  } as const;

  it("name outputs that the kind has", () => {
    const read = { allow: [{ actions: ["dynamodb:GetItem"], on: ["{arn}", "{arn}/index/*"] }] } as const;
    defineKind({ ...kind, grants: { description: "Tables that it may read", use: read } });
  });

  it("cannot name an output that the kind does not have", () => {
    // @ts-expect-error no such field in an ARN
    defineKind({ ...kind, grants: { description: "", use: { allow: [{ actions: "a:B", on: "{arm}/*" }] } } });
    const use = { allow: [{ actions: "a:B", on: "{arn}" }] } as const;
    // @ts-expect-error no such field for the key
    defineKind({ ...kind, grants: { description: "", use, key: { field: "key_arn", service: "dynamodb" } } });
  });
});
