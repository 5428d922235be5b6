import { Role, trustServiceAccount } from "@strata/aws";
import { serviceAccount } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { buildAccess } from "../access/build";
import { build } from "../builder";
import { namespaceOf } from "../namespaces/build";
import { workloadPolicies } from "./grants";
import { workloads } from "./kind";

/** The service accounts and the roles that their pods act as, by name. */
export const buildWorkloads = build(workloads, (context) => {
  const { scope, settings, names, made } = context;
  const each = new Construct(scope, "workloads");
  return byName(settings, (workload, entry) => {
    const { namespace, serviceAccount: name = entry, services, apiToken, role: own, grants } = workload;
    const within = new Construct(each, entry);
    const role = new Role(within, "role", {
      name: names(entry).role,
      description: `Pods of service account ${namespace}/${name}`,
      trust: trustServiceAccount(made(buildAccess).issuer, { namespace, name }),
      managedPolicies: own.managedPolicies,
      policies: workloadPolicies(grants, context),
      // Commas are not among the characters of a tag's value.
      ...(services.length === 0 ? {} : { tags: { Services: services.join(" ") } }),
    });
    const roleArn = role.arn;
    const dependsOn = namespaceOf(context, namespace);
    const resource = serviceAccount(within, "service-account", {
      name,
      namespace,
      roleArn,
      services,
      apiToken,
      dependsOn,
    });
    return { role_arn: roleArn, namespace, service_account: name, services, resource };
  });
});
