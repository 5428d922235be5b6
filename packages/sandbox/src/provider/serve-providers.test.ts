import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serveProviders } from "./serve-providers";
import { Workbench } from "./terraform.fixture";
import { AWS, network, only, workbench } from "./workbench.fixture";

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

it("serves a hundred types of a platform, whose schemas nobody has read before", async () => {
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

  const served = await serveProviders({
    templates: [{ resource }],
    store: join(bench.folder, "other", "store.json"),
    seed: "test",
    from: join(__dirname, "../../../../stacks"),
    cacheDir: join(bench.folder, "cold"),
  });
  await served.close();

  expect(Object.keys(resource).length).toBe(100);
  expect(readdirSync(join(bench.folder, "cold"))).toContainEqual(
    expect.stringMatching(/^@cdktf\+provider-aws@/),
  );
});
