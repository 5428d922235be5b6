import { describe, expect, it } from "vitest";
import { parseText } from "./parse";
import { pathsIn, pathText, readPaths } from "./read-paths";

const read = (source: string): readonly string[] => readPaths(parseText(source)).map(pathText);

describe("the paths that an expression reads", () => {
  it.each([
    { source: "plain", paths: [] },
    { source: "${local.network.vpc_id}/x/${var.name}", paths: ["local.network.vpc_id", "var.name"] },
    { source: '${local.data.secrets["a.b"].arn}', paths: ['local.data.secrets["a.b"].arn'] },
    { source: "${local.network.ids[0]}", paths: ["local.network.ids[0]"] },
    {
      source: "${local.network.tiers[each.key].ids[0]}",
      paths: ["local.network.tiers", "each.key"],
    },
    { source: "${aws_subnet.a[*].id}", paths: ["aws_subnet.a[*].id"] },
    { source: "${!(a.b == null ? [c.d] : { (e.f) = -g.h }).x}", paths: ["a.b", "c.d", "e.f", "g.h"] },
    {
      source: "${{for name, entry in local.a.map : name => entry.id if entry.on == var.on}}",
      paths: ["local.a.map", "var.on"],
    },
    { source: "${join(local.x.y, [for one in [local.z.w] : one])}", paths: ["local.x.y", "local.z.w"] },
  ])("of $source are $paths", ({ source, paths }) => {
    expect(read(source)).toEqual(paths);
  });

  it("are found in every string of a value, in keys too", () => {
    expect(pathsIn({ "${a.b}": ["${c.d}", 1, null], plain: { deep: "x${e.f}" } }).map(pathText)).toEqual([
      "a.b",
      "c.d",
      "e.f",
    ]);
  });
});
