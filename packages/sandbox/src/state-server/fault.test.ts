import { describe, expect, it } from "vitest";
import type { Fault } from "./fault";
import { ask, bucket, path, running } from "./state-server.fixture";

describe("faults", () => {
  it.each<{ fault: Fault; status: number | "cut"; after: string | undefined }>([
    { fault: { kind: "error", code: "InternalError" }, status: 500, after: undefined },
    { fault: { kind: "error", code: "SlowDown" }, status: 503, after: undefined },
    { fault: { kind: "cut", when: "before" }, status: "cut", after: undefined },
    { fault: { kind: "cut", when: "after" }, status: "cut", after: "one" },
    { fault: { kind: "slow", milliseconds: 150 }, status: 200, after: "one" },
  ])("$fault: the writer sees $status, the object is $after", async ({ fault, status, after }) => {
    const server = await running();
    server.faults.inject({ matches: ({ method }) => method === "PUT", fault, times: 1 });

    const start = performance.now();
    const answer = await ask(server, "PUT", path, { body: "one" }).then(
      (found) => found.status,
      () => "cut" as const,
    );
    const milliseconds = performance.now() - start;
    const read = await ask(server, "GET", path);

    expect(answer).toBe(status);
    expect(read.status === 200 ? read.body : undefined).toBe(after);
    // Timers may be a millisecond early.
    if (fault.kind === "slow") expect(milliseconds).toBeGreaterThanOrEqual(fault.milliseconds - 2);
    expect((await ask(server, "PUT", path, { body: "two" })).status).toBe(200);
  });

  it("ends when it is taken out of force", async () => {
    const server = await running();
    const end = server.faults.inject({ matches: () => true, fault: { kind: "error", code: "SlowDown" } });

    const statuses = [
      (await ask(server, "HEAD", `/${bucket}`)).status,
      (await ask(server, "HEAD", `/${bucket}`)).status,
    ];
    end();

    expect([...statuses, (await ask(server, "HEAD", `/${bucket}`)).status]).toEqual([503, 503, 200]);
  });
});
