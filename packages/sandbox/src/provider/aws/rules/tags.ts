import { Refusal } from "../../protocol/diagnostic";
import { isFields } from "../../protocol/value";
import type { AppliedChange } from "../../simulation";

/** How a service answers to tags that it does not take. */
interface TagErrors {
  /** Types that it answers for. */
  readonly types: RegExp;
  readonly tooMany: string;
  readonly invalid: string;
  /** Whether it takes two keys that differ in upper and lower case only. */
  readonly keys: "distinct" | "caseInsensitive";
}

/** Tags that a resource can have. Source: "Tagging AWS resources", "Tag naming limits and requirements". */
const MOST_TAGS = 50;

/** The first that matches a type. Source: errors of the services' operations that create and tag. */
const ERRORS: readonly TagErrors[] = [
  { types: /^aws_iam_/, tooMany: "LimitExceeded", invalid: "InvalidInput", keys: "caseInsensitive" },
  { types: /^aws_s3_/, tooMany: "BadRequest", invalid: "InvalidTag", keys: "distinct" },
  {
    types:
      /^aws_(vpc|subnet|instance|eip|security_group|route_table|internet_gateway|nat_gateway|launch_template|flow_log)/,
    tooMany: "TagLimitExceeded",
    invalid: "InvalidParameterValue",
    keys: "distinct",
  },
  { types: /^aws_kms_/, tooMany: "TagException", invalid: "TagException", keys: "distinct" },
  { types: /^aws_/, tooMany: "TooManyTagsException", invalid: "ValidationException", keys: "distinct" },
];

/** Source: as above: letters, digits, spaces and _.:/=+-@. */
const KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/** @throws {Refusal} when the tags, those of the provider block among them, are none that the service takes */
export function checkTags({ type, state, prior }: AppliedChange): void {
  const tags = state.tags_all;
  const errors = ERRORS.find(({ types }) => types.test(type));
  if (!isFields(tags) || errors === undefined) return;
  const refuse = (code: string, message: string): never => {
    throw new Refusal(
      `${prior === undefined ? "creating" : "updating"} ${type}: api error ${code}: ${message}`,
    );
  };
  const keys = Object.keys(tags);
  if (keys.length > MOST_TAGS)
    refuse(errors.tooMany, `The maximum number of tags is ${MOST_TAGS}, got ${keys.length}`);
  const wrong = keys.find((key) => !KEY.test(key) || !VALUE.test(String(tags[key])));
  if (wrong !== undefined) refuse(errors.invalid, `The tag ${wrong} has a key or a value that is not valid`);
  const small = keys.map((key) => key.toLowerCase());
  if (errors.keys === "caseInsensitive" && new Set(small).size < small.length) {
    refuse(errors.invalid, "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
}
