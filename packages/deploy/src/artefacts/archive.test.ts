import { existsSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../../../sandbox/src/folder.fixture";
import { type ArtefactFacts, packUnit, unpackUnit } from "./archive";
import { BESIDE, contents, environment, SYNTHESIZED, write } from "./unit.fixture";

const facts: ArtefactFacts = { environment, layer: "network", stack: "shop-production-network", reads: [] };
const about = strToU8(JSON.stringify({ version: 1, ...facts }));

function folderWith(...files: readonly Readonly<Record<string, string>>[]): string {
  const folder = join(temporaryFolder(), "unit");
  for (const each of files) write(folder, each);
  return folder;
}

describe("the archive of a unit", () => {
  it("has what was synthesized, and nothing that is beside it", () => {
    const archive = packUnit(folderWith(SYNTHESIZED, BESIDE), facts);
    const into = join(temporaryFolder(), "fetched");

    expect(Object.keys(unzipSync(archive)).sort()).toEqual(
      [...Object.keys(SYNTHESIZED), "artefact.json"].sort(),
    );
    expect(Buffer.from(archive).includes("hunter22")).toBe(false);
    expect(unpackUnit(archive, into, "here")).toEqual(facts);
    expect(contents(into)).toEqual(SYNTHESIZED);
  });

  it("is the same, byte by byte, of the same unit: whenever, wherever and in whatever order it was written", () => {
    const one = packUnit(folderWith(SYNTHESIZED), facts);
    const reversed = Object.fromEntries(Object.entries(SYNTHESIZED).reverse());
    const folder = folderWith(reversed);
    utimesSync(join(folder, "cdk.tf.json"), 1, 1);
    vi.stubEnv("TZ", "Pacific/Kiritimati");
    const other = packUnit(folder, facts);
    vi.unstubAllEnvs();

    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it.each(Object.keys(SYNTHESIZED))("is another one where %s is", (name) => {
    const one = packUnit(folderWith(SYNTHESIZED), facts);
    const other = packUnit(folderWith(SYNTHESIZED, { [name]: "{}" }), facts);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
  });

  it("does without a lock file and assets", () => {
    const into = join(temporaryFolder(), "fetched");
    unpackUnit(packUnit(folderWith({ "cdk.tf.json": "{}" }), facts), into, "here");
    expect(contents(into)).toEqual({ "cdk.tf.json": "{}" });
  });
});

describe("an archive that is none of a unit", () => {
  const OUTSIDE = [
    "../evil",
    "/etc/evil",
    "assets/../../evil",
    "assets\\evil",
    "assets/",
    "assets",
    ".terraform/x",
  ];

  it.each([
    ...OUTSIDE.map((name) => ({
      case: `has ${name}`,
      archive: zipSync({ "artefact.json": about, [name]: strToU8("x") }),
      got: `one with ${JSON.stringify(name)} in it`,
    })),
    {
      case: "says nothing of itself",
      archive: zipSync({ "cdk.tf.json": strToU8("{}") }),
      got: "one without an artefact.json of version 1",
    },
    {
      case: "is of a later version",
      archive: zipSync({ "artefact.json": strToU8(JSON.stringify({ version: 2, ...facts })) }),
      got: "one without an artefact.json of version 1",
    },
    { case: "is no archive", archive: strToU8("<Error/>"), got: "no ZIP archive: invalid zip data" },
    { case: "is cut", archive: zipSync({ "artefact.json": about }).slice(0, 60), got: "no ZIP archive" },
  ])("is refused, and nothing written, where it $case", ({ archive, got }) => {
    const folder = temporaryFolder();
    const into = join(folder, "fetched");

    expect(() => unpackUnit(archive, into, "s3://state/key")).toThrow(
      `s3://state/key: expected the archive of a unit, got ${got}`,
    );
    expect([existsSync(into), contents(folder)]).toEqual([false, {}]);
  });

  it("is not written over what is there", () => {
    const folder = folderWith({ "cdk.tf.json": "mine" });
    const archive = packUnit(folderWith(SYNTHESIZED), facts);

    expect(() => unpackUnit(archive, folder, "here")).toThrow(`${folder}: expected no such folder, got one`);
    expect(contents(folder)).toEqual({ "cdk.tf.json": "mine" });
  });
});
