import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../../../sandbox/src/folder.fixture";
import type { StateServer } from "../../../sandbox/src/state-server/state-server";
import { running } from "../../../sandbox/src/state-server/state-server.fixture";
import { stateEnvironment } from "../../../sandbox/src/terraform.fixture";
import { DeployError } from "../deploy-error";
import type { Unit } from "../units";
import { type BucketAccess, fetchArtefact, keepArtefact, listArtefacts, removeArtefact, statePlace } from ".";
import { BESIDE, contents, environment, SYNTHESIZED, unitAt, write } from "./unit.fixture";

const KEY = "shop/network/terraform.tfstate.strata/unit.zip";
const URL = `s3://shop-state/${KEY}`;

/** A state server, which is reached as Terraform reaches it, and a unit with its state there. */
async function bench(): Promise<{ server: StateServer; access: BucketAccess; unit: Unit }> {
  const server = await running();
  const folder = temporaryFolder();
  const access = { environment: stateEnvironment(server, folder) };
  write(join(folder, "unit"), { ...SYNTHESIZED, ...BESIDE });
  return { server, access, unit: unitAt(join(folder, "unit")) };
}

/** The unit with other settings of its backend. */
function withBackend(unit: Unit, settings: object): Unit {
  const { terraform } = unit.json as { terraform: { backend: { s3: object } } };
  const s3 = { ...terraform.backend.s3, ...settings };
  return { ...unit, json: { terraform: { backend: { s3 } } } };
}

/** A server that answers each request alike. */
async function answering(status: number, code: string): Promise<BucketAccess> {
  const server: Server = createServer((_, response) => {
    response.writeHead(status, { "content-type": "application/xml" });
    response.end(`<Error><Code>${code}</Code><Message>of S3</Message></Error>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return accessTo((server.address() as AddressInfo).port);
}

function accessTo(port: number): BucketAccess {
  return {
    environment: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
    },
  };
}

describe("the artefact of a unit", { timeout: 60_000 }, () => {
  it("is kept beside the state, fetched as it was, listed, and removed with its earlier versions left", async () => {
    const { server, access, unit } = await bench();
    const place = statePlace(unit.json, unit.stack);
    const into = join(temporaryFolder(), "fetched");

    expect(await listArtefacts(place, access)).toEqual([]);
    expect(await keepArtefact(unit, environment, access)).toBe(true);
    expect(await fetchArtefact(place, into, access)).toEqual({
      environment,
      layer: "network",
      stack: "shop-production-network",
      reads: [],
    });
    expect(contents(into)).toEqual(SYNTHESIZED);
    expect(await listArtefacts(place, access)).toEqual([
      { stateKey: "shop/network/terraform.tfstate", kept: expect.any(Date) },
    ]);
    expect(await listArtefacts({ ...place, prefix: "other/" }, access)).toEqual([]);

    await removeArtefact(place, access);
    expect(await listArtefacts(place, access)).toEqual([]);
    expect(server.store.versions("shop-state").filter(({ kind }) => kind === "object")).toHaveLength(1);
    await expect(fetchArtefact(place, join(into, "again"), access)).rejects.toThrow(
      `${URL}: expected what was applied last, got NoSuchKey`,
    );
  });

  it("is written again only where something of it is another, and then as a version of its own", async () => {
    const { server, access, unit } = await bench();
    const versions = (): number => server.store.versions("shop-state").length;

    await keepArtefact(unit, environment, access);
    expect(await keepArtefact(unit, environment, access)).toBe(false);
    expect(versions()).toBe(1);

    write(unit.folder, { "assets/chart/AB12/Chart.yaml": "name: other\n" });
    expect(await keepArtefact(unit, environment, access)).toBe(true);
    expect(await keepArtefact(withBackend(unit, { kms_key_id: "alias/state" }), environment, access)).toBe(
      true,
    );
    expect(versions()).toBe(3);
  });

  it.each([
    { backend: { encrypt: true }, headers: { "x-amz-server-side-encryption": "AES256" } },
    {
      backend: { encrypt: true, kms_key_id: "alias/state" },
      headers: {
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": "alias/state",
      },
    },
    { backend: { encrypt: false, kms_key_id: "alias/state" }, headers: {} },
  ])("is encrypted as the backend has its state: $backend", async ({ backend, headers }) => {
    const { server, access, unit } = await bench();
    await keepArtefact(withBackend(unit, backend), environment, access);

    const kept = server.store.current("shop-state", KEY)?.headers ?? {};
    const encryption = Object.entries(kept).filter(([name]) => name.includes("encryption"));
    expect(Object.fromEntries(encryption)).toEqual(headers);
  });

  it("is kept by somebody who may write and neither read nor list", async () => {
    const { server, access, unit } = await bench();
    const port = await new Promise<number>((resolve) => {
      const proxy = createServer((request, response) => {
        if (request.method === "HEAD") return void response.writeHead(403).end();
        response.writeHead(200).end();
      }).listen(0, "127.0.0.1", () => resolve((proxy.address() as AddressInfo).port));
      onTestFinished(() => void proxy.close());
    });

    expect(await keepArtefact(unit, environment, accessTo(port))).toBe(true);
    expect(await keepArtefact(unit, environment, access)).toBe(true);
    expect(server.store.current("shop-state", KEY)).toBeDefined();
  });

  it("is kept in S3 alone", async () => {
    const { access, unit } = await bench();
    const local = { ...unit, json: { terraform: { backend: { local: {} } } } };
    await expect(keepArtefact(local, environment, access)).rejects.toThrow(
      'shop-production-network: expected a backend "s3" with bucket, key and region, got none',
    );
  });
});

describe("a bucket that refuses", { timeout: 60_000 }, () => {
  it.each([
    {
      code: "AccessDenied",
      status: 403,
      line: "expected permission for s3:PutObject, got AccessDenied: of S3; allow it to who applies, and the use of the key that encrypts the bucket",
    },
    {
      code: "NoSuchBucket",
      status: 404,
      line: "expected the state bucket, got NoSuchBucket: of S3; create it, or mend state.bucket in the settings",
    },
    {
      code: "ExpiredToken",
      status: 400,
      line: "expected valid credentials of AWS, got ExpiredToken: of S3; sign in again, and see that the clock is right",
    },
    {
      code: "KMS.DisabledException",
      status: 400,
      line: "expected permission for s3:PutObject, got KMS.DisabledException: of S3; allow it to who applies, and the use of the key that encrypts the bucket",
    },
    { code: "Strange", status: 418, line: "expected an answer, got Strange: of S3; try again" },
  ])("with $code is said in one line", async ({ code, status, line }) => {
    const { unit } = await bench();
    const access = await answering(status, code);
    const kept = keepArtefact(unit, environment, access);

    await expect(kept).rejects.toThrow(new DeployError([`${URL}: ${line}`]));
  });

  it("is asked through the proxy for its address, which is said where that refuses", async () => {
    const { unit } = await bench();
    const asked: (string | undefined)[] = [];
    const proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(url);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo;
    const environment = {
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
      HTTPS_PROXY: `127.0.0.1:${port}`,
      NO_PROXY: "",
    };
    const listed = listArtefacts(statePlace(unit.json, unit.stack), { environment });

    await expect(listed).rejects.toThrow(
      new DeployError([
        "s3://shop-state/: expected an answer of S3, got HTTP 407; see whether the network and a proxy (HTTPS_PROXY, NO_PROXY) let it through",
      ]),
    );
    expect(new Set(asked)).toEqual(new Set(["shop-state.s3.eu-west-1.amazonaws.com:443"]));
  });

  it("is said in one line where there is no bucket, no network, and no credentials", async () => {
    const { server, access, unit } = await bench();
    const place = statePlace(unit.json, unit.stack);
    const none = { ...place, bucket: "none-state" };
    const messageOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => "nothing",
        (error: Error) => error.message,
      );

    expect(await messageOf(listArtefacts({ ...none, prefix: "shop/" }, access))).toMatch(
      /^s3:\/\/none-state\/shop\/: expected the state bucket, got NoSuchBucket/,
    );
    expect(await messageOf(fetchArtefact(none, "/nowhere", access))).toMatch(
      /^s3:\/\/none-state\/.*unit\.zip: expected the state bucket, got NoSuchBucket/,
    );
    await server.close();
    expect(await messageOf(fetchArtefact(place, "/nowhere", access))).toBe(
      `${URL}: expected an answer of S3, got ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:${server.port}; see whether the network and a proxy (HTTPS_PROXY, NO_PROXY) let it through`,
    );
  });
});
