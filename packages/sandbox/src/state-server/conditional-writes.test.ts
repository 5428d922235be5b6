import { describe, expect, it } from "vitest";
import { ask, path, running } from "./state-server.fixture";

describe("conditional writes", () => {
  it("lets exactly one of two simultaneous writers of a lock win", async () => {
    const server = await running();
    const headers = { "if-none-match": "*" };

    const answers = await Promise.all(
      ["a", "b"].map((body) => ask(server, "PUT", `${path}.tflock`, { headers, body })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.headers["content-type"]).toBe("application/xml");
    expect(withoutIds(refused?.body)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>PreconditionFailed</Code>' +
        "<Message>At least one of the pre-conditions you specified did not hold</Message>" +
        `<Condition>If-None-Match</Condition><Resource>${path}.tflock</Resource>` +
        "<RequestId>id</RequestId><HostId>state-server</HostId></Error>",
    );
  });

  it("writes over the version that the writer has seen, and over no other", async () => {
    const server = await running();
    const { etag = "" } = (await ask(server, "PUT", path, { body: "one" })).headers;

    const first = await ask(server, "PUT", path, { body: "two", headers: { "if-match": etag } });
    const second = await ask(server, "PUT", path, { body: "three", headers: { "if-match": etag } });

    expect([first.status, second.status, (await ask(server, "GET", path)).body]).toEqual([200, 412, "two"]);
  });
});

function withoutIds(xml: string | undefined): string | undefined {
  return xml?.replace(/<RequestId>\w+</, "<RequestId>id<");
}
