import { describe, expect, it } from "vitest";
import { AWS, network, workbench } from "./workbench.fixture";

describe("with real Terraform", () => {
  it("keeps the region of each provider block", async () => {
    const queue = { name: "orders" };
    const bench = await workbench({
      provider: { aws: [...AWS.aws, { ...AWS.aws[0], alias: "virginia", region: "us-east-1" }] },
      resource: {
        aws_sqs_queue: { here: queue, there: { ...queue, provider: "aws.virginia" } },
        aws_iam_role: { role: { name: "orders", assume_role_policy: "{}", provider: "aws.virginia" } },
      },
    });

    await bench.apply();

    const state = bench.state();
    expect(state["aws_sqs_queue.here"]?.arn).toBe("arn:aws:sqs:eu-west-1:111122223333:orders");
    expect(state["aws_sqs_queue.there"]?.arn).toBe("arn:aws:sqs:us-east-1:111122223333:orders");
    expect(state["aws_iam_role.role"]?.arn).toBe("arn:aws:iam::111122223333:role/orders");
    expect(await bench.planCode()).toBe(0);
  });

  it("gives the same ids for the same seed, and others for another", async () => {
    const ids = async (seed: string): Promise<unknown> => {
      const bench = await workbench(network(), { seed });
      await bench.apply();
      return bench.providers.store.all().map(({ id }) => id);
    };

    const first = await ids("one");

    expect(await ids("one")).toEqual(first);
    expect(await ids("two")).not.toEqual(first);
  });

  it("tells two resources of one configuration apart", async () => {
    const bench = await workbench({
      provider: AWS,
      resource: { aws_eip: { nat: { count: 2, domain: "vpc" } } },
    });
    await bench.apply();

    const state = bench.state();

    expect(state["aws_eip.nat[0]"]?.id).not.toBe(state["aws_eip.nat[1]"]?.id);
    expect(await bench.planCode()).toBe(0);
  });

  it("plans a record for each name of a certificate before there is one", async () => {
    const bench = await workbench({
      provider: AWS,
      resource: {
        aws_route53_zone: { zone: { name: "shop.example.com" } },
        aws_acm_certificate: {
          site: {
            domain_name: "shop.example.com",
            subject_alternative_names: ["*.shop.example.com"],
            validation_method: "DNS",
          },
        },
        aws_route53_record: {
          proof: {
            for_each:
              "${{for option in aws_acm_certificate.site.domain_validation_options : option.domain_name => option}}",
            zone_id: "${aws_route53_zone.zone.zone_id}",
            name: "${each.value.resource_record_name}",
            type: "${each.value.resource_record_type}",
            records: ["${each.value.resource_record_value}"],
            ttl: 300,
            allow_overwrite: true,
          },
        },
      },
    });

    await bench.apply();

    const state = bench.state();
    const proof = state['aws_route53_record.proof["shop.example.com"]'];
    expect(proof?.fqdn).toMatch(/^_[0-9a-f]{32}\.shop\.example\.com$/);
    expect(state['aws_route53_record.proof["*.shop.example.com"]']?.fqdn).toBe(proof?.fqdn);
    expect(await bench.planCode()).toBe(0);
  });

  it("follows the versions of a launch template", async () => {
    const template = (type: string): object => ({
      provider: AWS,
      resource: { aws_launch_template: { nodes: { name: "nodes", instance_type: type } } },
      output: { version: { value: "${aws_launch_template.nodes.latest_version}" } },
    });
    const bench = await workbench(template("t3.medium"));
    await bench.apply();

    bench.configure(template("m7g.large"));

    expect(await bench.apply()).toContain("version = 2");
    expect(await bench.planCode()).toBe(0);
  });
});
