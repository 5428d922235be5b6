import { describe, expect, it } from "vitest";
import { proxyFor } from "./proxy";

const PROXY = "http://proxy.shop.example:3128";
const both = { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY };
const BUCKET = "https://state.s3.eu-west-1.amazonaws.com";

describe("the proxy for an address", () => {
  it.each([
    { variables: {}, address: BUCKET, is: undefined },
    { variables: { HTTPS_PROXY: PROXY }, address: BUCKET, is: PROXY },
    { variables: { https_proxy: PROXY }, address: BUCKET, is: PROXY },
    { variables: { HTTPS_PROXY: "", https_proxy: PROXY }, address: BUCKET, is: PROXY },
    { variables: { HTTP_PROXY: PROXY }, address: BUCKET, is: undefined },
    { variables: { HTTP_PROXY: PROXY }, address: "http://bucket.s3.sandbox.invalid", is: PROXY },
    { variables: { HTTPS_PROXY: "proxy:3128" }, address: BUCKET, is: "http://proxy:3128" },
    { variables: both, address: "http://localhost:4566", is: undefined },
    { variables: both, address: "http://127.0.0.9:4566", is: undefined },
    { variables: both, address: "http://[::1]:4566", is: undefined },
  ])("by $variables is, for $address, $is", ({ variables, address, is }) => {
    expect(proxyFor(new URL(address), variables)).toBe(is);
  });

  it.each([
    { no: "*", address: BUCKET, isDirect: true },
    { no: "amazonaws.com", address: BUCKET, isDirect: true },
    { no: ".amazonaws.com", address: BUCKET, isDirect: true },
    { no: "*.amazonaws.com", address: BUCKET, isDirect: true },
    { no: "AMAZONAWS.com", address: BUCKET, isDirect: true },
    { no: "internal, amazonaws.com", address: BUCKET, isDirect: true },
    { no: "state.s3.eu-west-1.amazonaws.com", address: BUCKET, isDirect: true },
    { no: "amazonaws.com:443", address: BUCKET, isDirect: true },
    { no: "amazonaws.com:80", address: BUCKET, isDirect: false },
    { no: "aws.com", address: BUCKET, isDirect: false },
    { no: ".amazonaws.com", address: "https://amazonaws.com", isDirect: false },
    { no: "", address: BUCKET, isDirect: false },
    { no: "10.0.0.0/8", address: "http://10.1.2.3", isDirect: true },
    { no: "10.0.0.0/8", address: "http://11.1.2.3", isDirect: false },
    { no: "10.0.0.0/99", address: "http://10.1.2.3", isDirect: false },
    { no: "10.1.2.3", address: "http://10.1.2.3:9000", isDirect: true },
    { no: "10.1.2.3", address: "http://10.1.2.30", isDirect: false },
    { no: "fd00::/8", address: "http://[fd00::1]", isDirect: true },
    { no: "169.254.169.254", address: "http://169.254.169.254/latest", isDirect: true },
  ])("is none with NO_PROXY $no for $address: $isDirect", ({ no, address, isDirect }) => {
    expect(proxyFor(new URL(address), { ...both, NO_PROXY: no })).toBe(isDirect ? undefined : PROXY);
  });
});
