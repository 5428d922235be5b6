import { HealthCheck } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildGlobalServices } from "../globalServices/build";
import { buildZone } from "../zone/build";
import { healthChecks } from "./kind";

/** The health checks, by name, each with its alarm. */
export const buildHealthChecks = build(healthChecks, ({ scope, settings, environment, made }) => {
  const each = new Construct(scope, "health-checks");
  const { spell } = made(buildZone).domains;
  return byName(
    settings,
    ({ domain, ...check }, entry) =>
      new HealthCheck(each, entry, {
        ...check,
        name: `${environment.id}-${entry}`,
        domain: spell(domain),
        ...made(buildGlobalServices).alarming,
      }),
  );
});
