import type { SettingsProblem } from "@strata/config";
import { architectureOf } from "@strata/kind/vocabulary";
import { architectureOfImage } from "./images";
import type { NodeGroupSettings } from "./settings";

/** EKS allows 63 characters, of which Terraform's suffix needs 26 and its hyphen one. */
const NAME_LIMIT = 36;

/** The sizes are in order, images and instances have one architecture, and the name leaves room for a suffix. */
export function nodeGroupProblems(name: string, group: NodeGroupSettings): readonly SettingsProblem[] {
  return [...sizeProblems(group), ...architectureProblems(group), ...nameProblems(group.name ?? name)];
}

function sizeProblems({ min, desired, max }: NodeGroupSettings): readonly SettingsProblem[] {
  return min <= desired && desired <= max
    ? []
    : [{ path: [], expected: "min <= desired <= max", got: `min ${min}, desired ${desired}, max ${max}` }];
}

function architectureProblems({ ami, instanceTypes }: NodeGroupSettings): readonly SettingsProblem[] {
  const architecture = architectureOfImage(ami);
  return instanceTypes.flatMap((type, index) =>
    architectureOf(type) === architecture
      ? []
      : [
          {
            path: ["instanceTypes", index],
            expected: `an instance type of architecture ${architecture}, as ${ami} is`,
            got: `${type}, which is ${architectureOf(type)}`,
          },
        ],
  );
}

function nameProblems(group: string): readonly SettingsProblem[] {
  return group.length <= NAME_LIMIT
    ? []
    : [
        {
          path: [],
          expected: `a name of at most ${NAME_LIMIT} characters`,
          got: `${JSON.stringify(group)}, which has ${group.length}`,
        },
      ];
}
