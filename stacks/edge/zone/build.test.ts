import { expect, it } from "vitest";
import { synth } from "../shop.fixture";

it("a zone that exists is looked up, in a form that can be planned without it", () => {
  const template = synth({ zone: { mode: "existing", name: "example.com" }, certificates: { site: {} } });

  expect(Object.keys(template.resource)).not.toContain("aws_route53_zone");
  expect(template.data.aws_route53_zone?.zone).toMatchObject({
    count: "${var.zone == null ? 1 : 0}",
    name: "example.com",
    private_zone: false,
  });
  expect(template.output.zone_id?.value).toBe("${local.zone.zone_id}");
});
