import type { SettingsProblem } from "@strata/config";
import type { EdgeSettings } from "./settings";

/** Whether listeners and target groups fit each other: AWS lets one load balancer use a target group, and no second. */
export function targetGroupProblems({
  loadBalancers,
  targetGroups,
}: EdgeSettings): readonly SettingsProblem[] {
  const known = Object.keys(targetGroups);
  const uses = Object.entries(loadBalancers).flatMap(([balancer, { listeners }]) =>
    Object.entries(listeners).map(([listener, { targetGroup }]) => ({
      balancer,
      path: ["loadBalancers", balancer, "listeners", listener, "targetGroup"],
      group: targetGroup,
    })),
  );
  const wrong = uses.flatMap(({ balancer, path, group }): readonly SettingsProblem[] => {
    if (!known.includes(group)) {
      return [
        {
          path,
          expected: `an entry of edge.targetGroups: ${known.join(", ") || "(none)"}`,
          got: JSON.stringify(group),
        },
      ];
    }
    const first = uses.find((other) => other.group === group);
    return first === undefined || first.balancer === balancer
      ? []
      : [
          {
            path,
            expected: "a target group that no other load balancer uses",
            got: `${JSON.stringify(group)}, which loadBalancers.${first.balancer} uses`,
          },
        ];
  });
  const unused = known
    .filter((entry) => !uses.some(({ group }) => group === entry))
    .map((entry) => ({
      path: ["targetGroups", entry],
      expected: "a listener that sends to it, since AWS checks no target of a group without one",
      got: "none",
    }));
  return [...wrong, ...unused];
}
