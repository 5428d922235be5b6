import { regional } from "../arn";
import type { Service } from "../service";

/** User pools. */
export const COGNITO: Service = {
  types: {
    aws_cognito_user_pool: {
      values: {
        id: "{region}_{lower:9}",
        arn: regional("cognito-idp", "userpool/{id}"),
        endpoint: "cognito-idp.{region}.amazonaws.com/{id}",
        user_pool_tier: "ESSENTIALS",
      },
      protection: {
        attribute: "deletion_protection",
        on: "ACTIVE",
        code: "InvalidParameterException",
        message:
          "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
      },
    },
    aws_cognito_user_pool_client: {
      values: { id: "{lower:26}", client_secret: "" },
      importId: "{user_pool_id}/{id}",
    },
    aws_cognito_user_pool_domain: {
      values: { id: "{domain}", aws_account_id: "{account}" },
    },
  },
};
