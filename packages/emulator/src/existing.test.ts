import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { EmulatorError } from "./emulator-error";
import { createExisting, existingOf } from "./existing";

const s3 = { bucket: "shop-state", key: "network/terraform.tfstate", region: "eu-west-1" };
const network = { terraform: { backend: { s3 } }, provider: { aws: [{ region: "eu-west-1" }] } };
const arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate";
const data = {
  ...network,
  data: { aws_db_instance: { main: { db_instance_identifier: "orders" } } },
  resource: {
    aws_secretsmanager_secret_rotation: { a: { rotation_lambda_arn: arn }, b: { rotation_lambda_arn: arn } },
  },
};

/** A server that gives every request this answer, and records them. */
async function serverThat(status: number, body: string) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status).end(body);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

describe("existingOf", () => {
  it("finds each state bucket, looked up database and named function once", () => {
    expect(existingOf([network, data]).map(({ name, service, region }) => [name, service, region])).toEqual([
      ["bucket shop-state", "s3", "eu-west-1"],
      ["database orders", "rds", "eu-west-1"],
      ["role rotate-function", "iam", "us-east-1"],
      ["function rotate", "lambda", "eu-west-1"],
    ]);
  });

  it("names the region of a bucket, but for the one that S3 takes for none", () => {
    const bodies = ["eu-west-1", "us-east-1"].map(
      (region) => existingOf([{ terraform: { backend: { s3: { ...s3, region } } } }])[0]?.body,
    );
    expect(bodies).toEqual([expect.stringContaining(">eu-west-1<"), ""]);
  });

  it("finds nothing in a template that takes nothing for granted", () => {
    expect(existingOf([{ resource: {} }])).toEqual([]);
  });
});

describe("createExisting", () => {
  it("asks the service of the region for each", async () => {
    const server = await serverThat(200, "");
    await createExisting(server, existingOf([data]));
    const signed = (service: string, region: string): string =>
      `AWS4-HMAC-SHA256 Credential=emulator/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    expect(server.requests).toEqual([
      `PUT /shop-state ${signed("s3", "eu-west-1")}`,
      `POST / ${signed("rds", "eu-west-1")}`,
      `POST / ${signed("iam", "us-east-1")}`,
      `POST /2015-03-31/functions ${signed("lambda", "eu-west-1")}`,
    ]);
  });

  it("quotes a refusal", async () => {
    const server = await serverThat(409, "<Error>\n  BucketAlreadyExists\n</Error>");
    await expect(createExisting(server, existingOf([network]))).rejects.toEqual(
      new EmulatorError([
        "emulator: expected to create bucket shop-state, got 409: <Error> BucketAlreadyExists </Error>",
      ]),
    );
  });
});
