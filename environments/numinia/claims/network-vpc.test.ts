import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim(["NUMINIA-SVC-VPC-01", "NUMINIA-BASE-NET-02"], PRODUCTION, (template) => {
  expect(template.resources("aws_vpc").map((vpc) => vpc.get("cidr_block"))).toEqual(["10.0.0.0/16"]);
});

claim(["NUMINIA-SVC-VPC-02", "NUMINIA-BASE-NET-03"], PRODUCTION, (template) => {
  expect(
    template
      .resources("aws_subnet")
      .map((subnet) => String(subnet.get("availability_zone")))
      .sort(),
  ).toEqual([
    ...["eu-west-1a", "eu-west-1a", "eu-west-1a"],
    ...["eu-west-1b", "eu-west-1b", "eu-west-1b"],
    ...["eu-west-1c", "eu-west-1c", "eu-west-1c"],
  ]);
  expect(
    template.layers.map((layer) => [
      layer,
      ...template
        .provider("aws", layer)
        .filter((provider) => provider.get("alias") === undefined)
        .map((provider) => provider.get("region")),
    ]),
  ).toEqual([
    ["audit", "eu-west-1"],
    ["network", "eu-west-1"],
    ["cluster", "eu-west-1"],
    ["data", "eu-west-1"],
    ["edge", "eu-west-1"],
    ["addons", "eu-west-1"],
  ]);
});

// An availability of 99.99 % is a promise to customers. What infrastructure can give is a layout in three zones, each
// with its own way out.
claim("NUMINIA-BASE-NET-04", PRODUCTION, (template) => {
  expect(
    template
      .resources("aws_nat_gateway", "network")
      .flatMap((gateway) => {
        const subnet = template.resource("aws_subnet", ({ address }) =>
          String(gateway.get("subnet_id")).includes(`{${address}.id}`),
        );
        return [subnet.get("availability_zone")];
      })
      .sort(),
  ).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
});

claim(["NUMINIA-SVC-VPC-14", "NUMINIA-BASE-NET-11"], PRODUCTION, (template) => {
  const flowLog = template.resource("aws_flow_log");

  expect(flowLog.resolve("vpc_id")).toResolveTo("aws_vpc.id", { cidr_block: "10.0.0.0/16" });
  expect(flowLog.get("traffic_type")).toBe("ALL");
  expect(flowLog.resolve("log_destination")).toResolveTo("aws_cloudwatch_log_group.arn", {
    name: "/aws/vpc/numinia-production/flow-logs",
  });
});

claim("NUMINIA-SVC-VPC-15", PRODUCTION, (template) => {
  const flowLog = template.resource("aws_flow_log");

  expect(flowLog.get("log_destination_type") ?? "cloud-watch-logs").toBe("cloud-watch-logs");
  expect(flowLog.resolve("log_destination")).toResolveTo("aws_cloudwatch_log_group.arn");
  expect(flowLog.resolve("iam_role_arn")).toResolveTo("aws_iam_role.arn", {
    name: "numinia-production-flow-logs",
  });
});

claim(["NUMINIA-SVC-VPC-16", "NUMINIA-BASE-LOG-01"], PRODUCTION, (template) => {
  expect(template.resource("aws_flow_log").resolve("log_destination")).toResolveTo(
    "aws_cloudwatch_log_group",
    {
      retention_in_days: 30,
    },
  );
});
