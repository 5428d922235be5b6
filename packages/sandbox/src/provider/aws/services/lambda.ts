import { regional } from "../arn";
import type { Service } from "../service";

/** Functions. */
export const LAMBDA: Service = {
  types: {
    aws_lambda_function: {
      values: {
        id: "{function_name}",
        arn: regional("lambda", "function:{function_name}"),
        invoke_arn: "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
        version: "$LATEST",
        qualified_arn: "{arn}:{version}",
      },
      facts: {
        defaults: {
          memory_size: 128,
          package_type: "Zip",
          publish: false,
          reserved_concurrent_executions: -1,
          skip_destroy: false,
          timeout: 3,
        },
      },
      refersTo: { role: "roleArn" },
      renewed: ["last_modified", "version", "qualified_arn", "qualified_invoke_arn"],
    },
  },
};
