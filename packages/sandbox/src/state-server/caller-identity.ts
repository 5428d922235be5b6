import { randomUUID } from "node:crypto";
import { type S3Answer, xmlAnswer } from "./s3-answer";
import { S3Error } from "./s3-error";
import type { S3Request } from "./s3-request";

/** Account id that stands for "no account": 12 digits, as every client checks. */
const ACCOUNT = "000000000000";
const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/**
 * Answers STS `GetCallerIdentity`, with which Terraform's S3 backend and remote state validate credentials before
 * their first request. The synthesized backend has no setting to skip that, and none can be given by environment.
 * @throws {S3Error} `NotImplemented` for every other action
 */
export function callerIdentity({ body, id }: S3Request): S3Answer {
  const action = new URLSearchParams(body.toString("utf8")).get("Action");
  if (action !== "GetCallerIdentity") throw new S3Error("NotImplemented", [["Action", action ?? ""]]);
  return xmlAnswer(
    [
      "GetCallerIdentityResponse",
      [
        [
          "GetCallerIdentityResult",
          [
            ["Arn", `arn:aws:iam::${ACCOUNT}:user/sandbox`],
            ["UserId", `AIDA${id}`],
            ["Account", ACCOUNT],
          ],
        ],
        ["ResponseMetadata", [["RequestId", randomUUID()]]],
      ],
    ],
    NAMESPACE,
  );
}
