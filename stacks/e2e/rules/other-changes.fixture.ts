import { type Editable, gone, type SingleChange, set, without } from "./single-change.fixture";

/** What is inside of the cluster, and what stands in units. */
export const OTHER_CHANGES: readonly SingleChange[] = [
  {
    what: "a volume that is mounted without TLS",
    type: "kubernetes_persistent_volume_v1",
    where: /encryptInTransit/,
    edit: (block) =>
      JSON.parse(
        JSON.stringify(block).replace('"encryptInTransit":"true"', '"encryptInTransit":"false"'),
      ) as Editable,
    rule: "volume-tls",
  },
  {
    what: "a volume with a mount option against TLS",
    type: "kubernetes_persistent_volume_v1",
    where: /efs\.csi\.aws\.com/,
    edit: (block) => {
      const [spec] = [block.spec].flat() as readonly Editable[];
      return { ...block, spec: [{ ...spec, mount_options: ["notls"] }] };
    },
    rule: "volume-tls",
  },
  {
    what: "a storage class under AWS's own key",
    type: "kubernetes_storage_class_v1",
    where: /ebs\.csi\.aws\.com/,
    edit: (block) => ({
      ...block,
      parameters: { ...(block.parameters as object), kmsKeyId: "alias/aws/ebs" },
    }),
    rule: "storage-class-key",
  },
  {
    what: "a storage class without a key",
    type: "kubernetes_storage_class_v1",
    where: /ebs\.csi\.aws\.com/,
    edit: (block) => ({ ...block, parameters: without("kmsKeyId")(block.parameters as Editable) }),
    rule: "storage-class-key",
  },
  {
    what: "a namespace whose pods may send anywhere",
    type: "kubernetes_network_policy_v1",
    where: /default-deny/,
    edit: (block) => ({ ...block, spec: { pod_selector: {}, policy_types: ["Ingress"] } }),
    rule: "network-policy-both-ways",
  },
  {
    what: "a namespace without its refusal",
    type: "kubernetes_network_policy_v1",
    where: /default-deny/,
    edit: gone,
    rule: "network-policy-beside-refusal",
  },
  {
    what: "a policy that lets out everything",
    type: "kubernetes_network_policy_v1",
    where: /allow-dns/,
    edit: (block) => ({ ...block, spec: { pod_selector: {}, policy_types: ["Egress"], egress: [{}] } }),
    rule: "network-policy-peers-named",
  },
  {
    what: "a route table with an inline route",
    type: "aws_route_table",
    edit: set("route", [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-0" }]),
    rule: "route-table-no-inline-routes",
  },
  {
    what: "a connection string in an output",
    type: "output",
    edit: set("value", "postgresql://shop:hunter22@db.internal:5432/shop"),
    rule: "unit-no-credential",
  },
  {
    what: "a password in the default of a variable",
    type: "variable",
    edit: set("default", { host: "db", text: "host=db user=shop password=hunter22" }),
    rule: "unit-no-credential",
  },
  {
    what: "a password in user data",
    type: "aws_instance",
    edit: set("user_data", "#!/bin/sh\nexport DB_PASSWORD=hunter22\n"),
    rule: "unit-no-credential",
  },
  {
    what: "a password in user data that is encoded",
    type: "aws_launch_template",
    edit: set("user_data", Buffer.from("#!/bin/sh\nexport DB_PASSWORD=hunter22\n").toString("base64")),
    rule: "unit-no-credential",
  },
  {
    what: "a literal password in an argument",
    type: "aws_rds_cluster",
    edit: set("master_password", "hunter22"),
    rule: "unit-no-credential",
  },
];
