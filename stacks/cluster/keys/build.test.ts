import { describe, expect, it } from "vitest";
import { networkAddons, resource, shopCluster, statements, synth, type Template } from "../shop.fixture";

const DISKS = "${local.network.keys.disks.arn}";

const driver = { role: { serviceAccount: "ebs-csi-controller-sa", keys: ["volumes" as const] } };
const outputs = ({ output }: Template): unknown => [
  output.secrets_key_arn?.value,
  output.volumes_key_arn?.value,
];

describe("keys of the cluster", () => {
  it("are two of its own", () => {
    const template = synth(shopCluster());

    expect(Object.keys(template.resource.aws_kms_key ?? {})).toEqual(["keys_secrets", "keys_volumes"]);
    expect(Object.values(template.resource.aws_kms_alias ?? {}).map(({ name }) => name)).toEqual([
      "alias/shop-production-secrets",
      "alias/shop-production-volumes",
    ]);
    expect(outputs(template)).toEqual(["${aws_kms_key.keys_secrets.arn}", "${aws_kms_key.keys_volumes.arn}"]);
  });

  it("let Auto Scaling start instances whose volumes they encrypt", () => {
    const grants = statements(resource(synth(shopCluster()), "aws_kms_key", "keys_volumes").policy);

    expect(grants).toMatchObject([
      { Sid: "AccountAdministration" },
      {
        Sid: "NodeVolumes",
        Principal: {
          AWS: "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        },
      },
      { Sid: "NodeVolumeGrants", Action: "kms:CreateGrant" },
    ]);
  });

  it("are the network's where settings name them, for nodes, drivers, secrets and later layers alike", () => {
    const template = synth(
      shopCluster({
        keys: { secrets: "quiet", volumes: "disks" },
        addons: { ...networkAddons, "aws-ebs-csi-driver": driver },
      }),
    );

    expect(template.resource.aws_kms_key).toBeUndefined();
    expect(template.resource.aws_kms_alias).toBeUndefined();
    expect(resource(template, "aws_eks_cluster", "cluster").encryption_config).toMatchObject({
      provider: { key_arn: "${local.network.keys.quiet.arn}" },
    });
    expect(
      resource(template, "aws_launch_template", "node-groups_general_template").block_device_mappings,
    ).toMatchObject([{ ebs: { kms_key_id: DISKS } }]);
    const { policy } = resource(
      template,
      "aws_iam_role_policy",
      "addons_aws-ebs-csi-driver_role_volumes-key",
    );
    expect(statements(policy)).toMatchObject([{ Resource: DISKS }, { Resource: DISKS }]);
    expect(outputs(template)).toEqual(["${local.network.keys.quiet.arn}", DISKS]);
  });
});
