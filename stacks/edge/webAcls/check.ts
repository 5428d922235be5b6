import type { SettingsProblem } from "@strata/config";
import type { WebAclSettings } from "./settings";

/** Managed rules and the rate limit have different priorities. Paths are inside the entry. */
export function webAclProblems({ managedRules, rateLimit }: WebAclSettings): readonly SettingsProblem[] {
  const rules = [
    ...Object.entries(managedRules).map(([name, { priority }]) => ({
      name,
      priority,
      path: ["managedRules", name],
    })),
    ...(rateLimit === undefined
      ? []
      : [{ name: "rateLimit", priority: rateLimit.priority, path: ["rateLimit"] }]),
  ];
  return rules.flatMap(({ priority, path }, index) => {
    const first = rules.findIndex((other) => other.priority === priority);
    if (first === index) return [];
    return [
      {
        path: [...path, "priority"],
        expected: "a priority that no other rule of the ACL has",
        got: `${priority}, which ${rules[first]?.name} has too`,
      },
    ];
  });
}
