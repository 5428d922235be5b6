import { AccessPointVolume } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { type InNamespace, namespaceOf } from "../namespaces/build";
import { volumes } from "./kind";

/** The volumes with their claims, by name; what is in a namespace is the claim. */
export const buildVolumes = build(volumes, (context) => {
  const { scope, settings, read } = context;
  const each = new Construct(scope, "volumes");
  return byName(settings, ({ accessPoint, namespace, claim, size, accessMode }, name): InNamespace => {
    const { id: accessPointId, file_system_id: fileSystemId } = read("data").access_points.entry(accessPoint);
    const volume = new AccessPointVolume(each, name, {
      name,
      fileSystemId,
      accessPointId,
      claim: { namespace, name: claim ?? name },
      size,
      accessMode,
      dependsOn: namespaceOf(context, namespace),
    });
    return { namespace, resource: volume.claim };
  });
});
