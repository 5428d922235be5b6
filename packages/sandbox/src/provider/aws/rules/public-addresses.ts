import type { CloudObject } from "../../cloud/cloud-object";
import type { CloudStore } from "../../cloud/cloud-store";
import { Refusal } from "../../protocol/diagnostic";
import type { Fields } from "../../protocol/value";
import type { AppliedChange } from "../../simulation";

/**
 * Public addresses and what carries them: no argument of theirs names the internet gateway that they need, and no
 * argument of an instance names the Elastic IP address that changes it. Sources: the AWS provider's `aws_nat_gateway`,
 * `aws_eip` and `aws_instance`; EC2's error codes.
 */

/** @throws {Refusal} when a public address is to work in a VPC that has no internet gateway attached */
export function checkInternetGateway({ type, state, prior, store }: AppliedChange): void {
  const vpc = prior === undefined ? addressedVpc(type, state, store) : undefined;
  if (vpc === undefined || gatewaysOf(vpc, store).length > 0) return;
  throw new Refusal(
    type === "aws_nat_gateway"
      ? `waiting for EC2 NAT Gateway create: unexpected state 'failed', wanted target 'available'. last error: Gateway.NotAttached: Network ${vpc} has no Internet gateway attached`
      : `associating ${type}: api error Gateway.NotAttached: Network ${vpc} is not attached to any internet gateway`,
    `No argument of ${type} refers to the internet gateway: depends_on must name it.`,
  );
}

/** @throws {Refusal} when an internet gateway is to go while public addresses of its VPC use it */
export function checkDetached({ type, id, state }: CloudObject, store: CloudStore): void {
  const vpc = state.vpc_id;
  if (!GATEWAYS.includes(type) || typeof vpc !== "string" || vpc === "") return;
  const left = gatewaysOf(vpc, store).filter((gateway) => gateway.id !== id);
  const users = ADDRESSED.flatMap((one) => store.ofType(one)).filter(
    (object) => addressedVpc(object.type, object.state, store) === vpc,
  );
  if (left.length > 0 || users.length === 0) return;
  throw new Refusal(
    `detaching ${type} (${id}): api error DependencyViolation: Network ${vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    `Delete first: ${users.map((object) => `${object.type} ${object.id}`).join(", ")}.`,
  );
}

/** An instance answers that it has a public address as soon as an Elastic IP address is attached to it. */
export function addressAttached(object: CloudObject, store: CloudStore): void {
  const instance = instanceOf(object.type, object.state, store);
  if (instance !== undefined) readdress(instance, true, publicIpOf(object, store), store);
}

/** And that it has none once the address is gone. */
export function addressDetached(object: CloudObject, store: CloudStore): void {
  const instance = instanceOf(object.type, object.state, store);
  if (instance !== undefined) readdress(instance, false, "", store);
}

const GATEWAYS = ["aws_internet_gateway", "aws_internet_gateway_attachment"];

/** Where a type names the instance that gets the address. */
const INSTANCE_AT: Readonly<Record<string, string>> = {
  aws_eip: "instance",
  aws_eip_association: "instance_id",
};

const ADDRESSED = ["aws_nat_gateway", ...Object.keys(INSTANCE_AT)];

function gatewaysOf(vpc: string, store: CloudStore): readonly CloudObject[] {
  return GATEWAYS.flatMap((type) => store.ofType(type)).filter(({ state }) => state.vpc_id === vpc);
}

/** The VPC in which a resource makes an address reachable; none where the sandbox did not make that VPC. */
function addressedVpc(type: string, state: Fields, store: CloudStore): string | undefined {
  const subnet =
    type === "aws_nat_gateway" && state.connectivity_type !== "private"
      ? state.subnet_id
      : instanceOf(type, state, store)?.state.subnet_id;
  const vpc = store.ofType("aws_subnet").find(({ id }) => id === subnet)?.state.vpc_id;
  return store.ofType("aws_vpc").find(({ id }) => id === vpc)?.id;
}

function instanceOf(type: string, state: Fields, store: CloudStore): CloudObject | undefined {
  const at = INSTANCE_AT[type];
  const id = at === undefined ? undefined : state[at];
  return id === undefined ? undefined : store.ofType("aws_instance").find((instance) => instance.id === id);
}

function publicIpOf({ state }: CloudObject, store: CloudStore): string {
  const address = store.ofType("aws_eip").find(({ id }) => id === state.allocation_id);
  return String(address?.state.public_ip ?? state.public_ip ?? "");
}

function readdress(instance: CloudObject, isPublic: boolean, publicIp: string, store: CloudStore): void {
  const state = { ...instance.state, associate_public_ip_address: isPublic, public_ip: publicIp };
  store.put({ ...instance, state });
}
