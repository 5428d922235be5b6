import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ObjectChart, objectRelease } from "./object-chart";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function synthesized(): { readonly folder: string; readonly releases: Readonly<Record<string, Release>> } {
  const outdir = mkdtempSync(join(tmpdir(), "strata-objects-"));
  folders.push(outdir);
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, "shop-addons");
  new HelmProvider(stack, "helm");
  const chart = new ObjectChart(stack, "object-chart");
  for (const name of ["orders", "billing"]) {
    objectRelease(new Construct(stack, name), "this", {
      chart,
      name,
      namespace: name,
      objects: { store: { apiVersion: "example.com/v1", kind: "Store", metadata: { name: "store" } } },
      timeoutSeconds: 300,
      dependsOn: [],
    });
  }
  app.synth();
  const folder = join(outdir, "stacks", "shop-addons");
  const json = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    readonly resource: { readonly helm_release: Readonly<Record<string, Release>> };
  };
  return { folder, releases: json.resource.helm_release };
}

interface Release {
  readonly name: string;
  readonly chart: string;
  readonly version: string;
  readonly namespace: string;
  readonly values: readonly string[];
}

describe("the chart of objects", () => {
  const { folder, releases } = synthesized();
  const [orders, billing] = Object.values(releases);

  it("lies beside the Terraform files, once for all releases", () => {
    expect(orders?.chart).toMatch(/^\.\/assets\/[^/]+\/[0-9A-F]{32}$/);
    expect(billing?.chart).toBe(orders?.chart);
    expect(readdirSync(join(folder, orders?.chart ?? "")).sort()).toEqual([
      "Chart.yaml",
      "templates",
      "values.yaml",
    ]);
  });

  it("has the version that the release names, since the provider compares the two", () => {
    const { version } = parse(readFileSync(join(folder, orders?.chart ?? "", "Chart.yaml"), "utf8")) as {
      readonly version: string;
    };
    expect(orders?.version).toBe(version);
  });

  it("has one path in every synthesis", () => {
    expect(Object.values(synthesized().releases)[0]?.chart).toBe(orders?.chart);
  });

  it("is given complete objects", () => {
    expect(parse(orders?.values[0] ?? "")).toEqual({
      objects: { store: { apiVersion: "example.com/v1", kind: "Store", metadata: { name: "store" } } },
    });
  });
});
