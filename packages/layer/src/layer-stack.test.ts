import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { type Contract, contract, entries, number, string, strings } from "@strata/contract";
import { App, Fn, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { LayerStack } from "./layer-stack";
import type { Unit } from "./unit";
import { SHOP } from "./unit.fixture";

const store = contract("store", {
  vpc_id: string("Id of the VPC", "vpc-1"),
  subnet_ids: strings("Subnets", ["subnet-1"]),
  databases: entries("Databases", "databases", { address: string("Host", "db"), port: number("Port", 5432) }),
});

/** The smallest unit; a test states only what it is about. */
const unit = (given: Partial<Unit> = {}): Unit => ({
  environment: { ...SHOP, tags: { Project: "shop" }, providers: { aws: ">= 5.100.0, < 7.0.0" } },
  layer: "front",
  settings: {},
  state: { bucket: "shop-state", key: "shop/front.tfstate", region: "eu-west-1" },
  upstream: {
    store: {
      contract: store as Contract,
      state: { bucket: "shop-state", key: "shop/store.tfstate", region: "eu-west-1" },
      names: { databases: ["main"] },
    },
  },
  ...given,
});

const app = (): App => new App({ outdir: mkdtempSync(join(tmpdir(), "strata-layer-")), stackTraces: false });

type Build = (stack: Probe) => void;

class Probe extends LayerStack<unknown> {
  constructor(scope: Construct, given: Unit, build: Build = () => undefined) {
    super(scope, given);
    build(this);
  }
  override consume = super.consume;
  override lookUp = super.lookUp;
  override publish = super.publish;
  override awsIn = super.awsIn;
  readonly given = this.settings;
}

interface Json {
  readonly [key: string]: Json;
}

/** The JSON of a stack that `build` fills. */
function synth(build: Build, given = unit()): Json {
  const stack = new Probe(app(), given, build);
  stack.prepareStack();
  stack.runAllValidations();
  return JSON.parse(JSON.stringify(stack.toTerraform())) as Json;
}

describe("a stack", () => {
  it("keeps its state in S3, encrypted and locked", () => {
    expect(synth(() => undefined).terraform?.backend).toEqual({
      s3: {
        bucket: "shop-state",
        key: "shop/front.tfstate",
        region: "eu-west-1",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it("tags everything, in its own account only, in each region it works in", () => {
    const tags = [{ tags: { Project: "shop", Layer: "front" } }];
    const common = { allowed_account_ids: ["111122223333"], default_tags: tags };

    expect(synth((stack) => stack.awsIn("us-east-1")).provider?.aws).toEqual([
      { region: "eu-west-1", ...common },
      { region: "us-east-1", alias: "us-east-1", ...common },
    ]);
  });

  it("names resources after the construct tree", () => {
    const json = synth((stack) => {
      const tier = new Construct(stack, "networks");
      new Vpc(tier, "this", { cidrBlock: "10.0.0.0/16" });
      new Vpc(new Construct(tier, "private"), "zone-a", { cidrBlock: "10.1.0.0/16" });
    });

    expect(Object.keys(json.resource?.aws_vpc ?? {})).toEqual(["networks", "networks_private_zone-a"]);
  });
});

describe("an entry whose name has a dot", () => {
  it("is read as one name", () => {
    const { upstream } = unit();
    const { store: declared } = upstream;
    if (declared === undefined) throw new Error("the unit reads no store");
    const dotted = unit({ upstream: { store: { ...declared, names: { databases: ["orders.eu"] } } } });
    const json = synth((stack) => {
      const { address } = stack.consume(store).databases.entry("orders.eu");
      new TerraformOutput(stack, "read", { value: address });
    }, dotted);

    expect(json.output?.read?.value).toBe('${local.store.databases["orders.eu"].address}');
  });
});

describe("what a stack reads of an earlier layer", () => {
  const json = synth((stack) => {
    const { vpc_id, subnet_ids, databases } = stack.consume(store);
    const { port } = databases.entry("main");
    new TerraformOutput(stack, "read", { value: [vpc_id, subnet_ids, port] });
  });

  it("is a variable that is null, so that plain Terraform reads the state", () => {
    expect(json.variable?.store).toEqual({
      "//": { example: { databases: { main: { port: 5432 } }, subnet_ids: ["subnet-1"], vpc_id: "vpc-1" } },
      default: null,
      description: "Outputs of the store layer, to plan without its state; null reads the state.",
      type: "object({databases = map(object({port = number})), subnet_ids = list(string), vpc_id = string})",
    });
  });

  it("is a remote state that is read only then", () => {
    expect(json.data?.terraform_remote_state?.store).toMatchObject({
      count: "${var.store == null ? 1 : 0}",
      backend: "s3",
      config: { bucket: "shop-state", key: "shop/store.tfstate", region: "eu-west-1" },
    });
  });

  it("is a local whose every field picks for itself", () => {
    const remote = "data.terraform_remote_state.store[0].outputs";
    expect(json.locals?.store).toEqual({
      vpc_id: `\${var.store == null ? ${remote}.vpc_id : var.store.vpc_id}`,
      subnet_ids: `\${var.store == null ? tolist(${remote}.subnet_ids) : var.store.subnet_ids}`,
      databases: `\${var.store == null ? tomap({for name, entry in ${remote}.databases : name => {port = entry.port}}) : var.store.databases}`,
    });
  });

  it("is an expression to functions, whose braces would not be Terraform", () => {
    const one = synth((stack) => {
      const { vpc_id, subnet_ids } = stack.consume(store);
      new TerraformOutput(stack, "upper", { value: Fn.upper(vpc_id) });
      new TerraformOutput(stack, "count", { value: Fn.lengthOf(subnet_ids) });
    });

    expect(one.output?.upper?.value).toBe("${upper(local.store.vpc_id)}");
    expect(one.output?.count?.value).toBe("${length(local.store.subnet_ids)}");
  });

  it("is nothing that it does not use", () => {
    const one = synth((stack) => {
      new TerraformOutput(stack, "read", { value: stack.consume(store).vpc_id });
    });
    expect(one.variable?.store?.type).toBe("object({vpc_id = string})");
  });

  it("is what a reference in its settings names", () => {
    const settings = { host: { $output: "store.databases.main.address" }, text: "${literal}" };
    const json = synth(
      (stack) => new TerraformOutput(stack, "read", { value: stack.given }),
      unit({ settings }),
    );
    expect(json.output?.read?.value).toEqual({
      host: "${local.store.databases.main.address}",
      text: "$${literal}",
    });
  });
});

describe("a look-up of what exists already", () => {
  it("can be replaced by a variable, like an earlier layer", () => {
    const json = synth((stack) => {
      const { value } = stack.lookUp({
        name: "image",
        description: "Image, to plan without reading it.",
        type: "aws_ssm_parameter",
        data: (scope, id) => new DataAwsSsmParameter(scope, id, { name: "/image" }),
        fields: { value: string("Image id", "ami-1") },
      });
      new TerraformOutput(stack, "read", { value });
    });

    expect(json.data?.aws_ssm_parameter?.image).toMatchObject({
      name: "/image",
      count: "${var.image == null ? 1 : 0}",
    });
    expect(json.locals?.image).toEqual({
      value: "${var.image == null ? data.aws_ssm_parameter.image[0].value : var.image.value}",
    });
    expect(json.output?.read?.value).toBe("${local.image.value}");
  });
});

describe("what a stack publishes", () => {
  it("has the contract's names and descriptions, and is readable in a plan", () => {
    const json = synth((stack) =>
      stack.publish(store, {
        vpc_id: "vpc-9",
        subnet_ids: [],
        databases: { main: { address: "db", port: 1 } },
      }),
    );
    expect(json.output).toEqual({
      vpc_id: { value: "vpc-9", description: "Id of the VPC" },
      subnet_ids: { value: [], description: "Subnets" },
      databases: { value: { main: { address: "db", port: 1 } }, description: "Databases" },
    });
  });
});

describe("a synth error names the place and the mend", () => {
  it.each<{ fault: string; build: Build; given?: Unit; message: string }>([
    {
      fault: "a layer that is not declared as read",
      build: (stack) => stack.consume(contract("depot", {})),
      message:
        'shop-front: reads layer depot: expected one of those that its registry entry declares and its environment lists (store); add it to "reads" in stacks/registry.ts',
    },
    {
      fault: "an entry that the upstream layer does not have",
      build: (stack) => stack.consume(store).databases.entry("orders"),
      message: "shop-front: reads store.databases.orders: expected one of main, the names in store.databases",
    },
    {
      fault: "a reference to a value that the contract lacks",
      build: () => undefined,
      given: unit({ settings: { host: { $output: "store.databases.main.password" } } }),
      message:
        'shop-front: reference store.databases.main.password: expected a field of store.databases, got "password"',
    },
    {
      fault: "a region that the environment does not list",
      build: (stack) => void stack.awsIn("eu-west-2"),
      message:
        "shop-front: region eu-west-2: expected one of eu-west-1, us-east-1; add it to regions in environment.yaml",
    },
    {
      fault: "two constructs with one address",
      build: (stack) => {
        new Vpc(new Construct(stack, "a"), "this", { cidrBlock: "10.0.0.0/16" });
        new Vpc(new Construct(stack, "this"), "a", { cidrBlock: "10.1.0.0/16" });
      },
      message:
        "shop-front/this/a and shop-front/a/this: both would be aws_vpc.a; give one of them another id",
    },
    {
      fault: "a construct id that is no address",
      build: (stack) => void new Vpc(stack, "Main_VPC", { cidrBlock: "10.0.0.0/16" }).id.length,
      message: 'shop-front/Main_VPC: construct id "Main_VPC": expected lower-case words joined by "-"',
    },
  ])("$fault", ({ build, given, message }) => {
    expect(() => synth(build, given)).toThrow(
      expect.objectContaining({ name: "SynthError", reason: message }),
    );
  });

  it("a value that crosses stacks without a contract", () => {
    const both = app();
    const producer = new Probe(both, unit({ layer: "store" }));
    const vpc = new Vpc(producer, "vpc", { cidrBlock: "10.0.0.0/16" });
    new Probe(both, unit(), (stack) => new TerraformOutput(stack, "read", { value: vpc.id }));

    expect(() => both.synth()).toThrow(
      expect.objectContaining({
        reason:
          "shop-store: aws_vpc.vpc.id is used by another stack without a contract; publish it in the contract of store and read it with consume()",
      }),
    );
  });
});
