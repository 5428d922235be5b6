import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

const BALANCER = { name: "shop-gateway", load_balancer_type: "network", internal: true };
const GROUP = { name: "shop-https-80", port: 80, protocol: "TCP", target_type: "ip" };

const cloud = (...others: readonly string[]): SimulatedCloud =>
  SimulatedCloud.of("aws_lb", "aws_lb_listener", "aws_lb_target_group", ...others);

/** A listener of what exists, with other values where a test is about them. */
function listener(balancer: Fields, group: Fields, changes: Fields = {}): Fields {
  return {
    load_balancer_arn: balancer.arn ?? null,
    port: 443,
    protocol: "TCP",
    default_action: [forward(group)],
    ...changes,
  };
}

/** Every attribute of the block is there, as Terraform sends it. */
function forward(group: Fields): Fields {
  const others = ["authenticate_cognito", "authenticate_oidc", "fixed_response", "forward", "redirect"];
  return {
    ...Object.fromEntries(others.map((block) => [block, []])),
    order: null,
    type: "forward",
    target_group_arn: group.arn ?? null,
  };
}

describe("a network load balancer", () => {
  it("has the names that AWS gives", async () => {
    const { state } = await cloud().create("aws_lb", BALANCER);

    expect(state.arn).toMatch(
      /^arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer\/net\/shop-gateway\/[0-9a-f]{16}$/,
    );
    expect(state.dns_name).toMatch(/^shop-gateway-[0-9a-f]{16}\.elb\.eu-west-1\.amazonaws\.com$/);
    expect(state.zone_id).toMatch(/^Z[A-Z0-9]+$/);
  });

  it("is not deleted while it is protected", async () => {
    const some = cloud();
    const balancer = await some.create("aws_lb", { ...BALANCER, enable_deletion_protection: true });

    await expect(some.remove(balancer)).rejects.toThrow(
      "OperationNotPermitted: Load balancer cannot be deleted because deletion protection is enabled",
    );
  });

  it.each([
    { type: "aws_lb", values: BALANCER, code: "DuplicateLoadBalancerName" },
    { type: "aws_lb_target_group", values: GROUP, code: "DuplicateTargetGroupName" },
  ])("and every other $type of a region has a name of its own", async ({ type, values, code }) => {
    const some = cloud();
    await some.create(type, values);

    await expect(some.create(type, values)).rejects.toThrow(`api error ${code}: `);
    await some.create(type, values, "us-east-1");
  });

  it("logs to no bucket that is not there", async () => {
    const logs = [{ bucket: "shop-logs", enabled: true, prefix: "gateway" }];

    await expect(cloud("aws_s3_bucket").create("aws_lb", { ...BALANCER, access_logs: logs })).rejects.toThrow(
      "InvalidConfigurationRequest: Access Denied for bucket: shop-logs. Please check S3bucket permission",
    );
  });
});

describe("a listener", () => {
  it("has a port of its load balancer to itself", async () => {
    const some = cloud();
    const { state: balancer } = await some.create("aws_lb", BALANCER);
    const { state: group } = await some.create("aws_lb_target_group", GROUP);
    const { state } = await some.create("aws_lb_listener", listener(balancer, group));

    expect(state.arn).toMatch(/:listener\/net\/shop-gateway\/[0-9a-f]{16}\/[0-9a-f]{16}$/);
    await expect(some.create("aws_lb_listener", listener(balancer, group))).rejects.toThrow(
      "DuplicateListener",
    );
    await some.create("aws_lb_listener", listener(balancer, group, { port: 8443 }));
  });

  it.each<{ what: string; changes: Fields; code: string }>([
    {
      what: "its load balancer",
      changes: {
        load_balancer_arn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/x/1",
      },
      code: "LoadBalancerNotFound",
    },
    {
      what: "where it sends to",
      changes: {
        default_action: [
          forward({ arn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/x/1" }),
        ],
      },
      code: "TargetGroupNotFound",
    },
    {
      what: "its certificate",
      changes: { certificate_arn: "arn:aws:acm:us-east-1:111122223333:certificate/1" },
      code: "CertificateNotFound",
    },
  ])("needs $what", async ({ changes, code }) => {
    const some = cloud("aws_acm_certificate");
    const { state: balancer } = await some.create("aws_lb", BALANCER);
    const { state: group } = await some.create("aws_lb_target_group", GROUP);

    await expect(some.create("aws_lb_listener", listener(balancer, group, changes))).rejects.toThrow(
      `api error ${code}: `,
    );
  });

  it("keeps the target group that it sends to", async () => {
    const some = cloud();
    const { state: balancer } = await some.create("aws_lb", BALANCER);
    const group = await some.create("aws_lb_target_group", GROUP);
    const made = await some.create("aws_lb_listener", listener(balancer, group.state));

    await expect(some.remove(group)).rejects.toThrow("ResourceInUse");
    await some.remove(made);
    await some.remove(group);
  });
});
