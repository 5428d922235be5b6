import { expect, it } from "vitest";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

it("a cluster has one access entry for each principal", async () => {
  const cloud = SimulatedCloud.of("aws_iam_role", "aws_eks_cluster", "aws_eks_access_entry");
  const { state: role } = await cloud.create("aws_iam_role", { name: "cluster", assume_role_policy: "{}" });
  await cloud.create("aws_eks_cluster", { name: "shop", role_arn: role.arn ?? null, version: "1.35" });
  const entry = (name: string) =>
    cloud.create("aws_eks_access_entry", {
      cluster_name: "shop",
      principal_arn: `arn:aws:iam::111122223333:role/${name}`,
    });
  await entry("ops");
  await entry("deployer");

  await expect(entry("ops")).rejects.toThrow(
    "creating aws_eks_access_entry: api error ResourceInUseException: The specified access entry resource is already in use on this cluster.",
  );
});
