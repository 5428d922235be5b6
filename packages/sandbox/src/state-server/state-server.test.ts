import { Agent } from "node:http";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import { serveState } from "./state-server";
import { ask, codeIn, path, running } from "./state-server.fixture";

describe("the server", () => {
  it("says which port is taken", async () => {
    const { port } = await running();

    await expect(serveState({ folder: temporaryFolder(), port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  it("leaves no connection open when it closes", async () => {
    const server = await serveState({ folder: temporaryFolder() });
    const idle = connect(server.port, "127.0.0.1");
    await new Promise((resolve) => idle.once("connect", resolve));
    const ended = new Promise((resolve) => idle.once("close", resolve));
    idle.on("error", () => undefined);

    await server.close();

    await ended;
    await expect(ask(server, "GET", "/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});

describe("a server that is to end", () => {
  const lock = `${path}.tflock`;

  it("waits for those who hold a lock, and grants no new one", async () => {
    const server = await running();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const order: string[] = [];
    await ask(server, "PUT", lock, { body: "{}", agent });

    const drained = server.drain(new AbortController().signal).then(() => order.push("drained"));
    const second = await ask(server, "PUT", `${lock}.tflock`, { body: "{}", agent });
    const state = await ask(server, "PUT", path, { body: "{}", agent });
    await delay(200);
    order.push("released");
    await ask(server, "DELETE", lock, { agent });
    await drained;

    expect([second.status, codeIn(second.body)]).toEqual([403, "AccessDenied"]);
    expect(second.body).toContain("the sandbox is ending, and grants no new lock");
    expect(state.status).toBe(200);
    expect(order).toEqual(["released", "drained"]);
  });

  it("does not wait for a lock whose owner is gone, nor after it is told not to", async () => {
    const server = await running();
    const agent = new Agent({ keepAlive: true });
    await ask(server, "PUT", lock, { body: "{}", agent });
    expect(server.locks.count).toBe(1);

    await server.drain(AbortSignal.abort());
    expect(server.locks.count).toBe(1);
    agent.destroy();
    await server.drain(new AbortController().signal);
    expect(server.locks.count).toBe(0);
  });
});
