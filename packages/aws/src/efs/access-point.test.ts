import { expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { accessPoint } from "./access-point";

it("an access point leads to one folder, in one identity", () => {
  const { addresses, at } = synthesized((scope) =>
    accessPoint(scope, "metrics", {
      fileSystemId: "fs-1",
      name: "shop-metrics",
      path: "/metrics",
      uid: 1001,
      gid: 1002,
      permissions: "750",
    }),
  );

  expect(addresses).toEqual(["aws_efs_access_point.metrics"]);
  expect(at("aws_efs_access_point.metrics")).toEqual({
    file_system_id: "fs-1",
    posix_user: { uid: 1001, gid: 1002 },
    root_directory: {
      path: "/metrics",
      creation_info: { owner_uid: 1001, owner_gid: 1002, permissions: "750" },
    },
    tags: { Name: "shop-metrics" },
  });
});
