import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { CloudObject } from "./cloud/cloud-object";
import { serveProviders } from "./serve-providers";
import { Workbench } from "./terraform.fixture";

const AWS = { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"] }] };

/** A VPC with one subnet, and tags of the provider block. */
const network = (subnet: object = {}): object => ({
  provider: { aws: [{ ...AWS.aws[0], default_tags: [{ tags: { Project: "shop" } }] }] },
  resource: {
    aws_vpc: { main: { cidr_block: "10.0.0.0/16", tags: { Name: "main" } } },
    aws_subnet: {
      a: {
        vpc_id: "${aws_vpc.main.id}",
        cidr_block: "10.0.1.0/24",
        availability_zone: "eu-west-1a",
        ...subnet,
      },
    },
  },
});

const open: Workbench[] = [];

/** A workbench that is closed after the test. */
async function workbench(...parameters: Parameters<typeof Workbench.open>): Promise<Workbench> {
  const bench = await Workbench.open(...parameters);
  open.push(bench);
  return bench;
}

afterEach(async () => {
  for (const bench of open.splice(0)) await bench.close();
});

const only = (bench: Workbench, type: string): CloudObject => {
  const [object, ...others] = bench.providers.store.ofType(type);
  if (object === undefined || others.length > 0) throw new Error(`expected one ${type}`);
  return object;
};

describe("with real Terraform", () => {
  it("validates, plans, applies, finds nothing more to do, and destroys", async () => {
    const bench = await workbench(network());

    expect((await bench.terraform(["validate"])).code).toBe(0);
    expect(await bench.planCode()).toBe(2);
    expect(await bench.apply()).toContain("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.");
    expect(await bench.planCode()).toBe(0);

    const { "aws_vpc.main": vpc, "aws_subnet.a": subnet } = bench.state();
    expect(vpc?.id).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(vpc?.arn).toBe(`arn:aws:ec2:eu-west-1:111122223333:vpc/${vpc?.id}`);
    expect(vpc?.tags_all).toEqual({ Name: "main", Project: "shop" });
    expect(subnet).toMatchObject({
      vpc_id: vpc?.id,
      availability_zone_id: "euw1-az1",
      map_public_ip_on_launch: false,
      owner_id: "111122223333",
      region: "eu-west-1",
    });

    expect((await bench.terraform(["destroy", "-auto-approve"])).output).toContain("2 destroyed");
    expect(bench.providers.store.all()).toEqual([]);
  });

  it("finds what was changed behind its back, and repairs it", async () => {
    const bench = await workbench(network());
    await bench.apply();
    const subnet = only(bench, "aws_subnet");
    bench.providers.store.put({ ...subnet, state: { ...subnet.state, map_public_ip_on_launch: true } });

    const plan = await bench.terraform(["plan", "-no-color"]);

    expect(plan.output).toContain("map_public_ip_on_launch                        = true -> false");
    expect(await bench.apply()).toContain("0 added, 1 changed, 0 destroyed");
    expect(only(bench, "aws_subnet").state.map_public_ip_on_launch).toBe(false);
  });

  it("makes again what was deleted behind its back", async () => {
    const bench = await workbench(network());
    await bench.apply();
    const { key, id } = only(bench, "aws_subnet");
    bench.providers.store.remove(key);

    expect(await bench.apply()).toContain("1 added, 0 changed, 0 destroyed");
    expect(only(bench, "aws_subnet").id).not.toBe(id);
  });

  it("changes tags in place, and replaces a subnet whose range changes", async () => {
    const bench = await workbench(network());
    await bench.apply();
    const { id } = only(bench, "aws_subnet");

    bench.configure(network({ tags: { Name: "a" } }));
    expect(await bench.apply()).toContain("0 added, 1 changed, 0 destroyed");
    expect(only(bench, "aws_subnet").id).toBe(id);

    bench.configure(network({ cidr_block: "10.0.2.0/24" }));
    expect((await bench.terraform(["plan", "-no-color"])).output).toContain("# forces replacement");
    expect(await bench.apply()).toContain("1 added, 0 changed, 1 destroyed");
    expect(only(bench, "aws_subnet").id).not.toBe(id);
  });

  it("imports what no state knows", async () => {
    const bench = await workbench(network());
    await bench.apply();
    const vpc = only(bench, "aws_vpc");
    bench.configure(network(), "other");

    const imported = await bench.terraform(["import", "aws_vpc.main", vpc.importId], "other");
    expect(imported.output).toContain("Import successful!");
    expect(bench.state("other")["aws_vpc.main"]).toEqual(bench.state()["aws_vpc.main"]);

    const missing = await bench.terraform(["import", "-no-color", "aws_subnet.a", "subnet-0"], "other");
    expect(missing.output).toContain("Cannot import non-existent remote object: aws_subnet subnet-0");
  });

  it.each([
    { what: "region", provider: { region: "us-east-1", allowed_account_ids: ["111122223333"] } },
    { what: "account", provider: { region: "eu-west-1", allowed_account_ids: ["444455556666"] } },
  ])("imports nothing of another $what", async ({ provider }) => {
    const bench = await workbench(network());
    await bench.apply();
    bench.configure({ ...network(), provider: { aws: [provider] } }, "other");

    const { code } = await bench.terraform(["import", "aws_vpc.main", only(bench, "aws_vpc").id], "other");

    expect(code).toBe(1);
  });

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

  it("keeps what exists when the providers are started again", async () => {
    const bench = await workbench(network());
    await bench.apply();
    await bench.providers.close();
    const again = await workbench(network(), { store: join(bench.folder, "cloud", "store.json") });
    writeFileSync(
      join(again.folder, "unit", "terraform.tfstate"),
      readFileSync(join(bench.folder, "unit", "terraform.tfstate")),
    );

    expect(await again.planCode()).toBe(0);
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

  it("does not print what is sensitive", async () => {
    const database = {
      identifier: "main",
      instance_class: "db.t4g.micro",
      engine: "postgres",
      skip_final_snapshot: true,
    };
    const bench = await workbench({
      provider: AWS,
      resource: { aws_db_instance: { main: { ...database, username: "shop", password: "tr0ub4dor" } } },
      output: { password: { value: "${aws_db_instance.main.password}" } },
    });

    const { code, output } = await bench.terraform(["plan", "-no-color"]);

    expect(code).toBe(1);
    expect(output).toContain("Output refers to sensitive values");
    expect(output).toMatch(/\+ password += \(sensitive value\)/);
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

  it("never keeps what is write-only", async () => {
    const bench = await workbench({
      provider: AWS,
      resource: {
        aws_secretsmanager_secret: { api: { name: "api" } },
        aws_secretsmanager_secret_version: {
          api: {
            secret_id: "${aws_secretsmanager_secret.api.id}",
            secret_string_wo: "tr0ub4dor",
            secret_string_wo_version: 1,
          },
        },
      },
    });

    await bench.apply();

    expect(readFileSync(join(bench.folder, "unit", "terraform.tfstate"), "utf8")).not.toContain("tr0ub4dor");
    expect(readFileSync(join(bench.folder, "cloud", "store.json"), "utf8")).not.toContain("tr0ub4dor");
    expect(await bench.planCode()).toBe(0);
  });

  it("shows AWS's refusal, and goes on where it stopped", async () => {
    const twice = { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.1.0/25" };
    const template = (b: object): object => {
      const { provider, resource } = network() as { provider: object; resource: Record<string, object> };
      return { provider, resource: { ...resource, aws_subnet: { ...resource.aws_subnet, b } } };
    };
    const bench = await workbench(template({ ...twice, depends_on: ["aws_subnet.a"] }));

    const { code, output } = await bench.terraform(["apply", "-auto-approve", "-no-color"]);

    expect(code).toBe(1);
    expect(output.replace(/\s*│\s*/g, " ")).toContain(
      "creating aws_subnet: api error InvalidSubnet.Conflict: The CIDR '10.0.1.0/25' conflicts with another subnet",
    );
    bench.configure(template({ ...twice, cidr_block: "10.0.2.0/24" }));
    expect(await bench.apply()).toContain("1 added, 0 changed, 0 destroyed");
  });
});

describe("what cannot be served", () => {
  it("names a type that the bindings do not have", async () => {
    const opening = Workbench.open({ provider: AWS, resource: { aws_vcp: { main: {} } } });

    await expect(opening).rejects.toThrow(
      /^aws_vcp: expected a type of @cdktf\/provider-aws [\d.]+, got an unknown one/,
    );
  });

  it("asks for a region in the provider block", async () => {
    const bench = await workbench({
      provider: { aws: [{}] },
      resource: { aws_sqs_queue: { orders: { name: "orders" } } },
    });

    const { output } = await bench.terraform(["plan", "-no-color"]);

    expect(output).toContain("provider.aws: expected a region, got none");
  });
});

it("is ready in less than two seconds, with the types of a platform", async () => {
  const bench = await workbench(network());
  const resource = Object.fromEntries(
    Object.keys(
      JSON.parse(readFileSync(join(__dirname, "facts", "aws.json"), "utf8")) as Readonly<
        Record<string, object>
      >,
    )
      .filter((type) =>
        /^aws_(vpc|subnet|eks|iam|kms|s3|efs|rds|db|docdb|elasticache|route53|acm|cloudfront)_/.test(type),
      )
      .filter(
        (type) =>
          !/^aws_(s3tables|iam_user_|s3control|route53(recovery|domains|profiles)|db_snapshot)/.test(type),
      )
      .slice(0, 100)
      .map((type) => [type, { one: {} }]),
  );

  const started = performance.now();
  const served = await serveProviders({
    templates: [{ resource }],
    store: join(bench.folder, "other", "store.json"),
    seed: "test",
    from: join(__dirname, "../../../../stacks"),
    cacheDir: join(bench.folder, "cold"),
  });
  const milliseconds = performance.now() - started;
  await served.close();

  expect(Object.keys(resource).length).toBe(100);
  expect(milliseconds).toBeLessThan(2000);
});
