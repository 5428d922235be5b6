import { describe, expect, it } from "vitest";
import { drifted, objectAt } from "./drift";
import type { CloudObject } from "./provider/cloud/cloud-object";
import { SandboxError } from "./sandbox-error";

const vpc: CloudObject = {
  key: "k1",
  type: "aws_vpc",
  id: "vpc-1",
  importId: "vpc-1",
  account: "123456789012",
  region: "eu-west-1",
  origin: "created",
  state: {
    cidr_block: "10.0.0.0/16",
    enable_dns_support: true,
    mtu: 1500,
    note: null,
    tags: { Name: "shop" },
    ingress: [{ from_port: 443, cidr_blocks: ["10.0.0.0/8"] }],
  },
};

const states = ["a", "b"].map((key) => ({
  bucket: "shop-state",
  key,
  resources: [
    { address: `aws_vpc.${key}`, type: "aws_vpc", key: "k1" },
    { address: "aws_vpc.both", type: "aws_vpc", key: key === "a" ? "k1" : "k2" },
    { address: "aws_vpc.gone", type: "aws_vpc", key: "k3" },
  ],
}));

describe("drifted", () => {
  it.each([
    { attribute: "cidr_block", value: "10.1.0.0/16", after: "10.1.0.0/16" },
    { attribute: "enable_dns_support", value: "false", after: false },
    { attribute: "mtu", value: "9001", after: 9001 },
    { attribute: "note", value: "12", after: "12" },
    { attribute: "tags", value: '{"Name":"other"}', after: { Name: "other" } },
    { attribute: "tags", value: "null", after: null },
  ])("sets $attribute to $value", ({ attribute, value, after }) => {
    const change = drifted(vpc, { address: "aws_vpc.a", attribute, value });

    expect(change.after).toEqual(after);
    expect(change.object).toEqual({ ...vpc, state: { ...vpc.state, [attribute]: after } });
    expect(change.before).toBe(vpc.state[attribute]);
  });

  it.each([
    { attribute: "tags.Name", value: "other", place: "tags", after: { Name: "other" } },
    { attribute: "tags.Owner", value: "me", place: "tags", after: { Name: "shop", Owner: "me" } },
    {
      attribute: "ingress.0.from_port",
      value: "80",
      place: "ingress",
      after: [{ from_port: 80, cidr_blocks: ["10.0.0.0/8"] }],
    },
    {
      attribute: "ingress.0.cidr_blocks.0",
      value: "0.0.0.0/0",
      place: "ingress",
      after: [{ from_port: 443, cidr_blocks: ["0.0.0.0/0"] }],
    },
  ])("reaches into $attribute", ({ attribute, value, place, after }) => {
    const { object } = drifted(vpc, { address: "aws_vpc.a", attribute, value });

    expect(object.state).toEqual({ ...vpc.state, [place]: after });
  });

  it.each([
    {
      attribute: "cidr",
      value: "x",
      message:
        "aws_vpc.a: cidr: expected an attribute that it has, got an unknown name; it has cidr_block, enable_dns_support, mtu, note, tags, ingress",
    },
    { attribute: "mtu", value: "many", message: 'aws_vpc.a: mtu: expected a number, got "many"' },
    {
      attribute: "enable_dns_support",
      value: "1",
      message: 'aws_vpc.a: enable_dns_support: expected a boolean, got "1"',
    },
    { attribute: "tags", value: "[]", message: 'aws_vpc.a: tags: expected a map in JSON, got "[]"' },
  ])("refuses $attribute=$value", ({ attribute, value, message }) => {
    expect(() => drifted(vpc, { address: "aws_vpc.a", attribute, value })).toThrow(
      new SandboxError([message]),
    );
  });

  it.each(["ingress.1.from_port", "ingress.0.port", "mtu.x"])("refuses the path %s", (attribute) => {
    expect(() => drifted(vpc, { address: "aws_vpc.a", attribute, value: "1" })).toThrow(
      `aws_vpc.a: ${attribute}: expected an attribute that it has`,
    );
  });
});

describe("objectAt", () => {
  it("finds the object of an address that one state knows, or of the state that is named", () => {
    expect(objectAt({ address: "aws_vpc.a" }, states, [vpc])).toEqual({ object: vpc, stateKey: "a" });
    expect(objectAt({ address: "aws_vpc.both", stateKey: "a" }, states, [vpc])).toEqual({
      object: vpc,
      stateKey: "a",
    });
  });

  it.each([
    {
      address: "aws_vpc.c",
      message:
        "aws_vpc.c: expected an address that a state in the sandbox knows, got an unknown one; of this type there are aws_vpc.a, aws_vpc.both, aws_vpc.gone, aws_vpc.b, aws_vpc.both, aws_vpc.gone",
    },
    {
      address: "aws_eip.a",
      message: "aws_eip.a: expected an address that a state in the sandbox knows, got an unknown one",
    },
    {
      address: "aws_vpc.both",
      message:
        "aws_vpc.both: expected an address that one state knows, got one that 2 do (a, b); name the state too",
    },
    {
      address: "aws_vpc.gone",
      stateKey: "b",
      message:
        "aws_vpc.gone: expected a resource that exists in the sandbox, got one that only b knows; the next apply makes it again",
    },
  ])("refuses $address", ({ message, ...request }) => {
    expect(() => objectAt(request, states, [vpc])).toThrow(new SandboxError([message]));
  });
});
