import { expect, it } from "vitest";
import { faults } from "../shop.fixture";

it("config check refuses elastic throughput with Max I/O", () => {
  const shared = { tier: "private", performanceMode: "maxIO", throughputMode: "elastic" } as const;

  expect(faults({ fileSystems: { shared } })).toEqual([
    "fileSystems.shared.performanceMode: expected generalPurpose, since EFS has no elastic throughput with any other, got maxIO",
  ]);
  expect(faults({ fileSystems: { shared: { ...shared, throughputMode: "bursting" } } })).toEqual([]);
});
