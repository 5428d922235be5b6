import { expect, it } from "vitest";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

const request = (names: readonly string[]) => ({
  domain_name: "shop.example.com",
  subject_alternative_names: [...names],
  validation_method: "DNS",
});

it("a certificate lists its domain among its names, so that it is not made anew for having no others", async () => {
  const cloud = SimulatedCloud.of("aws_acm_certificate");
  const none = await cloud.create("aws_acm_certificate", request([]));
  const some = await cloud.create("aws_acm_certificate", request(["*.shop.example.com"]));

  expect(none.state.subject_alternative_names).toEqual(["shop.example.com"]);
  expect(some.state.subject_alternative_names).toEqual(["*.shop.example.com", "shop.example.com"]);
  expect(cloud.replacedFor("aws_acm_certificate", none, request([]))).toEqual([]);
  expect(cloud.replacedFor("aws_acm_certificate", some, request([]))).toEqual(["subject_alternative_names"]);
});

it("a certificate has one validation option for each name, and names share their record wherever they are", async () => {
  const cloud = SimulatedCloud.of("aws_acm_certificate");
  const { state: own } = await cloud.create("aws_acm_certificate", request(["*.shop.example.com"]));
  const { state: global } = await cloud.create(
    "aws_acm_certificate",
    request(["api.shop.example.com"]),
    "us-east-1",
  );

  const recordsOf = (options: unknown) =>
    Object.fromEntries(
      (options as readonly Record<string, string>[]).map((option) => [
        option.domain_name,
        `${option.resource_record_name} ${option.resource_record_value}`,
      ]),
    );
  const here = recordsOf(own.domain_validation_options);
  const there = recordsOf(global.domain_validation_options);
  expect(Object.keys(here).sort()).toEqual(["*.shop.example.com", "shop.example.com"]);
  expect(here["*.shop.example.com"]).toBe(here["shop.example.com"]);
  expect(there["shop.example.com"]).toBe(here["shop.example.com"]);
  expect(there["api.shop.example.com"]).not.toBe(here["shop.example.com"]);
});
