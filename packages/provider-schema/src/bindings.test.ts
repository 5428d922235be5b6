import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type BindingPackage,
  bindingFolder,
  bindingSource,
  boundNames,
  findBindingPackage,
  originalSource,
} from "./bindings";
import { parseSchemaName } from "./resource-schema";

/** The installed bindings of a provider; a test without them cannot mean anything. */
function installed(provider: string): BindingPackage {
  const bindings = findBindingPackage(provider, __dirname);
  if (bindings === undefined) throw new Error(`no bindings of ${provider}`);
  return bindings;
}

const compiled = (map: string): string =>
  `"use strict";\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString("base64")}`;

describe("bindingFolder", () => {
  it.each([
    ["aws_vpc", "vpc"],
    ["aws_s3_bucket", "s3-bucket"],
    ["data.aws_ssm_parameter", "data-aws-ssm-parameter"],
    ["kubernetes_storage_class_v1", "storage-class-v1"],
    ["helm_release", "release"],
    ["provider.aws", "provider"],
  ])("of %s is %s", (name, folder) => {
    expect(bindingFolder(parseSchemaName(name))).toBe(folder);
  });

  it.each(["aws", "kubernetes", "helm"])("leads from every name of %s back to a folder", (provider) => {
    const bindings = installed(provider);
    const folders = boundNames(bindings).map((name) => bindingFolder(parseSchemaName(name)));
    expect(new Set(folders).size).toBe(folders.length);
    expect(folders).toContain("provider");
  });
});

describe("findBindingPackage", () => {
  it("knows the package's own version, not the provider's", () => {
    expect(installed("aws")).toMatchObject({ name: "@cdktf/provider-aws", version: "21.22.1" });
  });

  it("finds nothing where a provider is not among the dependencies", () => {
    expect(findBindingPackage("random", __dirname)).toBeUndefined();
  });
});

describe("bindingSource", () => {
  it("yields the TypeScript with its comments", () => {
    expect(bindingSource(installed("aws"), "aws_vpc")).toContain(
      "  // ipv6_cidr_block - computed: true, optional: true, required: false\n",
    );
  });

  it("includes the struct files of a large type", () => {
    expect(bindingSource(installed("kubernetes"), "kubernetes_pod_v1")).toContain(
      "export class PodV1SpecContainerOutputReference ",
    );
  });

  it("names the nearest type for an unknown one", () => {
    expect(() => bindingSource(installed("aws"), "aws_eks_clutser")).toThrow(
      new Error(
        "aws_eks_clutser: expected a type of @cdktf/provider-aws 21.22.1, got an unknown one; did you mean aws_eks_cluster?",
      ),
    );
  });

  it("refuses bindings whose files have no source map", () => {
    const lib = mkdtempSync(join(tmpdir(), "bindings-"));
    mkdirSync(join(lib, "vpc"));
    writeFileSync(join(lib, "vpc", "index.js"), '"use strict";\n');
    expect(() =>
      bindingSource({ name: "@cdktf/provider-aws", version: "0.0.0", provider: "aws", lib }, "aws_vpc"),
    ).toThrow(
      new Error(
        `${join(lib, "vpc", "index.js")}: expected an inline source map with the original TypeScript, got no source map at its end; install a version of the bindings that ships one`,
      ),
    );
  });
});

describe("originalSource", () => {
  it("is the first source of the map", () => {
    expect(originalSource(compiled('{"sourcesContent":["const a = 1;"]}'), "index.js")).toBe("const a = 1;");
  });

  it.each([
    ["no sources", '{"sources":["index.ts"]}'],
    ["an empty source", '{"sourcesContent":[""]}'],
    ["no JSON", "{"],
  ])("refuses a map with %s", (_, map) => {
    expect(() => originalSource(compiled(map), "index.js")).toThrow(
      "index.js: expected an inline source map with the original TypeScript, got a source map without the source",
    );
  });
});
