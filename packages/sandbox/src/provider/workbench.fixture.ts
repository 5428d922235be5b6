import { onTestFinished } from "vitest";
import type { CloudObject } from "./cloud/cloud-object";
import { Workbench } from "./terraform.fixture";

/** Provider blocks with an account and a region. */
export const AWS = { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"] }] };

/** A VPC with one subnet, and tags of the provider block. */
export const network = (subnet: object = {}): object => ({
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

/** A workbench that is closed after the test. */
export async function workbench(...parameters: Parameters<typeof Workbench.open>): Promise<Workbench> {
  const bench = await Workbench.open(...parameters);
  onTestFinished(() => bench.close());
  return bench;
}

/** The object of a type, of which there is one. @throws {Error} where there are none or several */
export const only = (bench: Workbench, type: string): CloudObject => {
  const [object, ...others] = bench.providers.store.ofType(type);
  if (object === undefined || others.length > 0) throw new Error(`expected one ${type}`);
  return object;
};
