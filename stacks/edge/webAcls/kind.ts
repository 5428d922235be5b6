import { defineKind } from "@strata/kind";
import { LOG_GROUP_NAME_LENGTH } from "@strata/kind/vocabulary";
import { webAclProblems } from "./check";
import { type WebAclSettings, webAcl } from "./settings";

/** Web ACLs of WAF, for distributions. */
export const webAcls = defineKind({
  key: "webAcls",
  title: "web ACL",
  description: "Web application firewalls for distributions",
  entry: webAcl,
  names: {
    // Source: WAF `CreateWebACL`, parameter `Name`.
    name: { of: "CloudFront web ACL", default: "{id}-{entry}", scope: "account", longest: 128 },
    // Source: WAF developer guide, "Sending web ACL traffic logs to CloudWatch Logs": the prefix is required.
    logGroup: {
      of: "log group",
      default: "aws-waf-logs-{id}-{entry}",
      scope: "region",
      region: "us-east-1",
      longest: LOG_GROUP_NAME_LENGTH,
      when: ({ logs }: WebAclSettings) => logs !== undefined,
    },
  },
  check: ({ entry }) => webAclProblems(entry),
});
