import type { Recipes } from "../../values/recipe";
import type { Service } from "../service";

const wafv2 = (kind: string): Recipes => ({
  id: "{uuid}",
  arn: (draft) => {
    const [scope, region] =
      draft.text("scope") === "CLOUDFRONT" ? ["global", "us-east-1"] : ["regional", draft.region];
    return draft.fill(`arn:aws:wafv2:${region}:{account}:${scope}/${kind}/{name}/{id}`, "arn");
  },
});

/** Web ACLs. */
export const WAF: Service = {
  named: {
    webAcl: {
      at: ["aws_wafv2_web_acl.arn"],
      code: "WAFNonexistentItemException",
      message: () => "AWS WAF couldn’t perform the operation because your resource doesn’t exist.",
    },
  },
  types: {
    aws_wafv2_web_acl: {
      values: { ...wafv2("webacl"), capacity: () => 700 },
      facts: { replace: ["name", "name_prefix", "scope"] },
      inUse: {
        name: "arn",
        code: "WAFAssociatedItemException",
        message: () =>
          "AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.",
      },
      unique: {
        name: ["scope", "name"],
        code: "WAFDuplicateItemException",
        message: () =>
          "AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.",
      },
      importId: "{id}/{name}/{scope}",
    },
    aws_wafv2_ip_set: {
      values: wafv2("ipset"),
    },
    aws_wafv2_rule_group: {
      values: wafv2("rulegroup"),
      facts: { replace: ["name", "name_prefix", "scope", "capacity"] },
    },
    aws_wafv2_web_acl_logging_configuration: {
      values: { id: "{resource_arn}" },
      refersTo: { resource_arn: "webAcl" },
    },
    aws_wafv2_web_acl_association: {
      values: { id: "{web_acl_arn},{resource_arn}" },
      uses: { web_acl_arn: "aws_wafv2_web_acl" },
    },
  },
};
