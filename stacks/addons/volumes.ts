import { AccessPointVolume } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AddonsSettings } from "./settings";

/** What volumes are made from. */
export interface VolumesProps {
  /** An access point of the data layer. */
  readonly accessPoint: (name: string) => { readonly id: string; readonly fileSystemId: string };
  /** What must exist before anything in a namespace. */
  readonly namespace: (name: string) => readonly ITerraformDependable[];
}

/** A claim, which stands in a namespace and has its volume. */
export interface VolumeClaim {
  readonly namespace: string;
  readonly resource: ITerraformDependable;
}

/** The volumes of the settings with their claims, by name. */
export function volumes(
  scope: Construct,
  settings: AddonsSettings["volumes"],
  props: VolumesProps,
): Readonly<Record<string, VolumeClaim>> {
  const each = new Construct(scope, "volumes");
  return byName(settings, ({ accessPoint, namespace, claim, size, accessMode }, name) => {
    const { id: accessPointId, fileSystemId } = props.accessPoint(accessPoint);
    const made = new AccessPointVolume(each, name, {
      name,
      fileSystemId,
      accessPointId,
      claim: { namespace, name: claim ?? name },
      size,
      accessMode,
      dependsOn: props.namespace(namespace),
    });
    return { namespace, resource: made.claim };
  });
}
