import type { SettingsProblem } from "@strata/config";
import { nearest } from "@strata/values";
import type { EndpointSettings } from "./settings";

/** The services that have gateway endpoints. Source: AWS PrivateLink guide, "Gateway endpoints". */
const GATEWAY_SERVICES: readonly string[] = ["s3", "dynamodb"];

/**
 * Services whose endpoints platforms use most, to find a misspelt one: EC2 answers with `InvalidServiceName`.
 * Source: AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink".
 */
const SERVICES: readonly string[] =
  "acm-pca application-autoscaling athena autoscaling backup cloudformation cloudtrail codeartifact.api codeartifact.repositories codebuild codecommit codedeploy config datasync dms dynamodb ebs ec2 ec2messages ecr.api ecr.dkr ecs ecs-agent ecs-telemetry eks eks-auth elasticache elasticfilesystem elasticloadbalancing email-smtp events execute-api firehose glue guardduty-data inspector2 kinesis-streams kms lambda logs monitoring rds rds-data s3 sagemaker.api sagemaker.runtime scheduler secretsmanager securityhub servicediscovery sns sqs ssm ssm-contacts ssm-incidents ssmmessages states sts synthetics tagging transfer wafv2 xray".split(
    " ",
  );

function serviceProblems(service: string): readonly SettingsProblem[] {
  const near = SERVICES.includes(service) ? undefined : nearest(service, SERVICES);
  return near === undefined
    ? []
    : [
        {
          path: [],
          expected: "a service that has endpoints",
          got: JSON.stringify(service),
          mend: `did you mean ${JSON.stringify(near)}?`,
        },
      ];
}

/**
 * Only some services have gateways, ports are for endpoints without groups, and each has an address of its own. Paths are
 * inside the entry.
 * @param services all that have entries
 */
export function endpointProblems(
  service: string,
  endpoint: EndpointSettings,
  services: readonly string[],
): readonly SettingsProblem[] {
  return [
    ...serviceProblems(service),
    ...addressProblems(service, services),
    ...formProblems(service, endpoint),
  ];
}

/** Addresses have hyphens in place of dots. */
function addressProblems(service: string, services: readonly string[]): readonly SettingsProblem[] {
  const first = services.find((other) => other.replaceAll(".", "-") === service.replaceAll(".", "-"));
  if (first === undefined || first === service) return [];
  const expected = `a service that differs from ${first} in more than dots and hyphens`;
  return [{ path: [], expected, got: JSON.stringify(service) }];
}

function formProblems(service: string, endpoint: EndpointSettings): readonly SettingsProblem[] {
  if (endpoint.type === "gateway") {
    const expected = `interface, since only ${GATEWAY_SERVICES.join(" and ")} have gateway endpoints`;
    return GATEWAY_SERVICES.includes(service) ? [] : [{ path: ["type"], expected, got: "gateway" }];
  }
  const { groups, ports } = endpoint;
  if (groups.length === 0 || ports === undefined) return [];
  const expected = `nothing, since the rules of ${groups.join(", ")} decide what may reach it`;
  return [{ path: ["ports"], expected, got: ports.join(", ") }];
}
