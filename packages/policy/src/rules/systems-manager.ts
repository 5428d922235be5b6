import { asList, reachOf, routeTablesOf, subnetsAt } from "@strata/inventory";
import { where } from "../checks";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";
import { attachedAddresses, MACHINE } from "./instances";

const INSTANCE = "aws_instance";

/** An association installs patches on what bears one of the instance's tags. */
const patched: Check = (instance, inventory) =>
  met(
    inventory
      .resources("aws_ssm_association")
      .filter(
        (one) => one.get("name") === "AWS-RunPatchBaseline" && one.get("parameters.Operation") === "Install",
      )
      .flatMap((one) => one.blocks("targets"))
      .some(({ key, values }) => {
        const tag = String(key).replace(/^tag:/, "");
        return asList(values).includes(instance.get(`tags.${tag}`));
      }),
    "an aws_ssm_association that installs patches on its tags",
    "none",
  );

/** What patching calls: the agent's services, and S3, where baselines and Amazon Linux's packages are. */
const CALLED = ["ssm", "ssmmessages", "s3"];

const reachesPatches: Check = (instance, inventory) => {
  const [subnet] = subnetsAt(instance, "subnet_id", inventory);
  if (subnet === undefined) return "met";
  const isPublic =
    instance.get("associate_public_ip_address") === true || attachedAddresses(instance, inventory).length > 0;
  const reach = reachOf(subnet, inventory);
  if (reach === "nat" || (reach === "internet" && isPublic)) return "met";
  const tables = routeTablesOf(subnet, inventory).map(({ address }) => address);
  const missing = CALLED.filter(
    (service) =>
      !inventory
        .resources("aws_vpc_endpoint")
        .filter((endpoint) => String(endpoint.get("service_name")).endsWith(`.${service}`))
        .some((endpoint) =>
          endpoint.get("vpc_endpoint_type") === "Interface"
            ? endpoint.get("private_dns_enabled") === true
            : inventory
                .references(endpoint, "route_table_ids")
                .some(({ address }) => tables.includes(address)),
        ),
  );
  return met(missing.length === 0, `a way to ${CALLED.join(", ")}`, `none to ${missing.join(", ")}`);
};

const endpoint = {
  vpc_endpoint_type: "Interface",
  private_dns_enabled: true,
  subnet_ids: ["${aws_subnet.private_a.id}", "${aws_subnet.private_b.id}"],
  security_group_ids: ["${aws_security_group.endpoints.id}"],
};

const example: Example = {
  layer: "network",
  resource: {
    aws_instance: {
      jump: {
        ...MACHINE,
        subnet_id: "${aws_subnet.public_a.id}",
        tags: { role: "jump" },
        depends_on: [
          ...MACHINE.depends_on,
          "aws_route_table_association.public_a",
          "aws_route.public",
          "aws_vpc_endpoint.s3",
        ],
      },
    },
    aws_security_group: { endpoints: { description: "Endpoints" } },
    aws_vpc_endpoint: {
      ssm: { ...endpoint, service_name: "com.amazonaws.eu-west-1.ssm" },
      ssmmessages: { ...endpoint, service_name: "com.amazonaws.eu-west-1.ssmmessages" },
    },
    aws_ssm_association: {
      patching: {
        name: "AWS-RunPatchBaseline",
        parameters: { Operation: "Install" },
        targets: [{ key: "tag:role", values: ["jump"] }],
      },
    },
  },
};

/** How machines are patched. */
export const systemsManager: ServiceRules = {
  example,
  rules: [
    {
      id: "instance-patched",
      type: INSTANCE,
      level: "P",
      reason: "a machine that nobody patches is the way in, once its software is old",
      source: ["SSM.2", "Systems Manager user guide, AWS-RunPatchBaseline"],
      setting: "instances.patchSchedule",
      fault: { at: "aws_ssm_association/patching/targets/0/values", to: ["vpn"] },
      holds: where((instance) => instance.has("tags"), patched),
    },
    {
      id: "instance-reaches-patches",
      type: INSTANCE,
      level: "M",
      reason: "a machine without a way to Systems Manager and S3 is neither reached nor patched",
      source: [
        "Systems Manager user guide, VPC endpoints",
        "Amazon Linux 2023 user guide, package repositories",
      ],
      setting: "endpoints.tiers",
      fault: { at: "aws_vpc_endpoint/ssm/private_dns_enabled", to: false },
      holds: reachesPatches,
    },
  ],
};
