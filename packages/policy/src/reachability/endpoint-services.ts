/**
 * Services of VPC endpoints whose name differs from the prefix of their actions. Source: AWS PrivateLink guide, "AWS
 * services that integrate with AWS PrivateLink"; service authorization reference.
 */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  apigateway: "execute-api",
  cloudwatch: "monitoring",
  "cognito-idp": "cognito-idp",
  ecr: "ecr.api",
  kinesis: "kinesis-streams",
  firehose: "kinesis-firehose",
  ses: "email",
  tag: "tagging",
};

/** The service of an endpoint through which an action is called, such as `monitoring` for `cloudwatch:PutMetricData`. */
export function endpointServiceOf(action: string): string {
  const prefix = action.slice(0, action.indexOf(":")).toLowerCase();
  return NAMED_OTHERWISE[prefix] ?? prefix;
}
