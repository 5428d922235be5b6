import { overlap, type PolicyStatement } from "@strata/iam";
import { show } from "../checks";
import { type Example, policy } from "../example";
import { type Check, cannotTell, met, type Rule, type ServiceRules, unmet } from "../rule";
import { NOBODYS, SENSITIVE } from "./sensitive-actions";
import { UNBOUND } from "./unbound-actions";

const FORBIDDEN = /\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/** Actions that IAM cannot narrow to a resource, or that only read what every principal of the account may. */
const READS = /^[a-z0-9-]+:(Describe|List|Get|BatchGet|Lookup|Search|Select|Head|View)[A-Za-z]*\*?$/;

/** One action of a service, or those that begin alike: neither `*` nor `service:*`. */
const NAMED = /^[a-z0-9-]+:[A-Z][A-Za-z0-9]*\*?$/;

const leastPrivilege: Check = (policy) => {
  const allowed = policy.policy("policy").statements.filter(({ effect }) => effect === "Allow");
  const open = allowed.find(({ notActions, notResources }) => notActions.length + notResources.length > 0);
  if (open !== undefined) return met(false, "Action and Resource in each Allow", "NotAction or NotResource");
  const actions = allowed.flatMap((statement) => statement.actions);
  const unnamed = actions.find((action) => !NAMED.test(action));
  if (unnamed !== undefined) return met(false, "named actions in each Allow", show(unnamed));
  const hidden = actions.find((action) => action.includes("*") && isSensitive(action));
  if (hidden !== undefined) return met(false, "sensitive actions by their full names", show(hidden));
  const unbound = allowed.flatMap(unboundActions);
  return met(
    unbound.length === 0,
    "Resource narrower than * for actions that can be bound",
    unbound.join(", "),
  );
};

function isSensitive(action: string): boolean {
  return Object.keys(SENSITIVE).some((other) => overlap(action.toLowerCase(), other.toLowerCase()));
}

/** Actions on every resource which could be bound to some, and carry no condition either; sensitive ones anyhow. */
function unboundActions(statement: PolicyStatement): readonly string[] {
  if (!statement.resources.includes("*")) return [];
  const isConditional = Object.keys(statement.conditions).length > 0;
  return statement.actions.filter(
    (action) =>
      isSensitive(action) || (!isConditional && !READS.test(action) && UNBOUND[action] === undefined),
  );
}

/** What a role may do on things that are nobody's, by all of its policies: it may do that on everything. */
const bounded: Check = (role, inventory) => {
  const place = inventory.access.placeOf(role);
  if (place === undefined) return cannotTell("a provider with its account and region", "none");
  for (const { action, on } of NOBODYS) {
    const resource = on.replace("{account}", place.account).replace("{region}", place.region);
    const answer = inventory.access.answer({ principal: role, action, on: resource });
    const expected = `no ${action} on everything`;
    if (answer.decision === "unknown") return cannotTell(expected, `unknown: ${answer.because.join(", ")}`);
    if (answer.decision === "allowed") return unmet(expected, `allowed by ${answer.by.join(", ")}`);
  }
  return "met";
};

const example: Example = {
  layer: "cluster",
  resource: {
    aws_iam_policy: {
      scaler: {
        policy: policy(
          { Effect: "Allow", Action: ["autoscaling:Describe*", "ec2:DescribeInstanceTypes"], Resource: "*" },
          {
            Effect: "Allow",
            Action: "autoscaling:SetDesiredCapacity",
            Resource: "*",
            Condition: { StringEquals: { "aws:ResourceTag/owner": "shop" } },
          },
        ),
      },
    },
    aws_iam_role_policy: {
      nodes: {
        role: "${aws_iam_role.nodes.name}",
        policy: policy({
          Effect: "Allow",
          Action: "logs:PutLogEvents",
          Resource: "${aws_cloudwatch_log_group.cluster.arn}",
        }),
      },
    },
  },
};

/** What roles may do: the policies that they have, each by itself and all together. */
export const iamPolicies: ServiceRules = {
  example,
  rules: [
    {
      id: "iam-role-bounded",
      type: "aws_iam_role",
      level: "M",
      reason: "what a stolen credential gives is what the role needs, and not all that there is",
      source: ["IAM.1", "IAM.21", "CKV_AWS_274", "CKV_AWS_286", "CKV_AWS_287", "CKV_AWS_288", "CKV_AWS_290"],
      setting: "",
      fault: {
        at: "aws_iam_role_policy_attachment/nodes/policy_arn",
        to: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
      holds: bounded,
    },
    ...[
      {
        type: "aws_iam_policy",
        fault: {
          at: "aws_iam_policy/scaler/policy",
          to: policy({ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }),
        },
      },
      {
        type: "aws_iam_role_policy",
        fault: {
          at: "aws_iam_role_policy/nodes/policy",
          to: policy({
            Effect: "Allow",
            Action: "secretsmanager:Get*",
            Resource: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/mail-??????",
          }),
        },
      },
    ].map(
      ({ type, fault }): Rule => ({
        id: `${type.slice(4).replaceAll("_", "-")}-least-privilege`,
        type,
        level: "M",
        reason: "what a stolen credential can do is what its policy allows",
        source: ["IAM.1", "IAM.21", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_355", "AVD-AWS-0057"],
        setting: "",
        fault,
        holds: leastPrivilege,
      }),
    ),
    {
      id: "iam-attachment-no-admin",
      type: "aws_iam_role_policy_attachment",
      level: "M",
      reason: "no workload administers the account, nor a role that stands elsewhere",
      source: ["IAM.1", "CKV_AWS_274"],
      setting: "",
      fault: {
        at: "aws_iam_role_policy_attachment/nodes/policy_arn",
        to: "arn:aws:iam::aws:policy/AdministratorAccess",
      },
      holds: (attachment) => {
        const arn = String(attachment.get("policy_arn"));
        return met(!FORBIDDEN.test(arn), "policy_arn below administrator", show(arn));
      },
    },
  ],
};
