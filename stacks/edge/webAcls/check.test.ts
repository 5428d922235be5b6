import { expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

it.each<Refusal>([
  {
    fault: "two rule groups",
    input: {
      domain: "example.com",
      webAcls: {
        site: {
          managedRules: {
            AWSManagedRulesCommonRuleSet: { priority: 1 },
            AWSManagedRulesAnonymousIpList: { priority: 1 },
          },
        },
      },
    },
    messages: [
      "webAcls.site.managedRules.AWSManagedRulesAnonymousIpList.priority: expected a priority that no other rule of the ACL has, got 1, which AWSManagedRulesCommonRuleSet has too",
    ],
  },
  {
    fault: "a rule group and the rate limit",
    input: {
      domain: "example.com",
      webAcls: {
        site: {
          managedRules: { AWSManagedRulesCommonRuleSet: { priority: 0 } },
          rateLimit: { requests: 2000, priority: 0 },
        },
      },
    },
    messages: [
      "webAcls.site.rateLimit.priority: expected a priority that no other rule of the ACL has, got 0, which AWSManagedRulesCommonRuleSet has too",
    ],
  },
])("config check refuses a web ACL in which $fault have the same priority", ({ input, messages }) => {
  expect(faults(input, { data: {} })).toEqual(messages);
});
