import { Detector } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { detectors } from "./kind";

/** The detectors, by name. */
export const buildDetectors = build(detectors, ({ scope, settings, environment }) => {
  const each = new Construct(scope, "detectors");
  return byName(settings, ({ features, publishing }, entry) => {
    const { id, arn } = new Detector(each, entry, {
      name: `${environment.id}-${entry}`,
      features,
      publishing,
    });
    return { id, arn };
  });
});
