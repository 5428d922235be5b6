import type { ChangeRule } from "../change-rule";
import { rulesOf } from "../holding";

/** Groups of rules, to which interfaces and rules of other groups refer. */
export const securityGroups: readonly ChangeRule[] = rulesOf({
  id: "security-group",
  types: ["aws_security_group"],
  effect: "refuses",
  lost: "the id to which interfaces and other groups refer; AWS refuses while one does, and Terraform waits 15 minutes for that",
  deletion: "take it from what bears it, and from rules of other groups, in an apply before",
  replacement:
    "keep name and description, which nobody reads but people; or make another group with create_before_destroy under another name, so that what bears the old one changes over first",
  replacedFirst: {
    lasts: "nobody, if the new group has all of its rules: interfaces change over in place",
    reason: "the new group is made first, what bears the old one changes over, and the old one goes last",
  },
  source: ["EC2 API, DeleteSecurityGroup", "AWS provider, aws_security_group"],
  fixed: [
    {
      id: "name",
      attributes: ["name", "name_prefix"],
      reason: "AWS has no way to rename a group, and refuses to delete one that is in use",
    },
    {
      id: "description",
      attributes: ["description"],
      reason: "AWS has no way to describe a group anew, and refuses to delete one that is in use",
      way: "keep the description; with lifecycle ignore_changes Terraform leaves it as it is",
    },
    {
      id: "vpc",
      attributes: ["vpc_id"],
      reason: "a group stays in its VPC, and AWS refuses to delete one that is in use",
    },
  ],
});
