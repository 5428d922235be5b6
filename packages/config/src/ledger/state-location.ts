import { own, suggestion } from "@strata/values";
import type { StateLocation } from "../environment/environment";
import type { SettingsProblem } from "../layer-definition";
import type { EnvironmentFields } from "../schema/environment-schema";
import { awsRegion, RESERVED_BUCKET_NAMES } from "../schema/vocabulary";
import { valueText } from "../yaml/value-text";

/** What a template may name, for one unit. */
export interface TemplateValues {
  readonly id: string;
  readonly path: string;
  readonly layer: string;
  readonly account: string;
  readonly region: string;
}

/** Where a unit keeps its state, or why its templates name no place. */
export type LocatedState =
  | { readonly location: StateLocation }
  | { readonly problems: readonly SettingsProblem[] };

/** Rules of bucket names, each with the text for one that breaks it. Source: as above. */
const BUCKET_RULES: readonly { readonly holds: (name: string) => boolean; readonly expected: string }[] = [
  { holds: (name) => name.length >= 3 && name.length <= 63, expected: "a bucket name of 3 to 63 characters" },
  {
    holds: (name) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name),
    expected:
      "a bucket name of lower-case letters, digits, dots and hyphens that starts and ends with a letter or digit",
  },
  { holds: (name) => !name.includes(".."), expected: "a bucket name without two dots in a row" },
  { holds: (name) => !/^\d+\.\d+\.\d+\.\d+$/.test(name), expected: "a bucket name that is no IP address" },
  {
    holds: (name) =>
      !RESERVED_BUCKET_NAMES.starts.some((start) => name.startsWith(start)) &&
      !RESERVED_BUCKET_NAMES.ends.some((end) => name.endsWith(end)),
    expected: "a bucket name that AWS does not keep for itself",
  },
];

/** Bytes that S3 allows in a key. */
const LONGEST_KEY = 1024;

/**
 * Fills in the templates for one unit.
 * @returns problems with paths inside `state`
 */
export function locateState(state: EnvironmentFields["state"], values: TemplateValues): LocatedState {
  const names = { ...namedSegments(state.segments, values.path), ...values };
  const templates = Object.entries({
    bucket: state.bucket,
    key: state.key,
    region: state.region,
    kmsKeyId: state.kmsKeyId,
  })
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([field, template]) => ({ field, ...fill(template, names) }));
  const unknown = templates.flatMap(({ field, missing }) =>
    missing.map((name) => placeholderProblem(field, name, Object.keys(names), state.segments)),
  );
  const problems = [...segmentProblems(state.segments, values), ...unknown];
  if (problems.length > 0) {
    return { problems };
  }
  const {
    bucket = "",
    key = "",
    region = "",
    kmsKeyId,
  } = Object.fromEntries(templates.map(({ field, text }) => [field, text]));
  const broken = [
    ...bucketProblems(bucket),
    ...keyProblems(key),
    ...regionProblems(region),
    ...(kmsKeyId === undefined ? [] : keyIdProblems(kmsKeyId)),
  ];
  return broken.length > 0
    ? { problems: broken }
    : { location: { bucket, key, region, ...(kmsKeyId === undefined ? {} : { kmsKeyId }) } };
}

/** Segments of the path by the names that settings give them; the path may be shorter than the list of names. */
function namedSegments(names: readonly string[], path: string): Readonly<Record<string, string>> {
  const segments = path.split("/");
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const segment = segments[index];
      return segment === undefined ? [] : [[name, segment]];
    }),
  );
}

function fill(
  template: string,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly missing: readonly string[] } {
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  return {
    text: template.replace(/\{([^{}]*)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? (own(values, name) ?? "") : whole,
    ),
    missing: names.filter((name) => !Object.hasOwn(values, name)),
  };
}

function placeholderProblem(
  field: string,
  name: string,
  known: readonly string[],
  segments: readonly string[],
): SettingsProblem {
  if (segments.includes(name)) {
    const expected = `a folder path with a segment for {${name}}`;
    return { path: [field], expected, got: `one of fewer than ${segments.indexOf(name) + 1} segments` };
  }
  const mend = suggestion(name, known);
  return {
    path: [field],
    expected: "a known placeholder",
    got: `{${name}}`,
    ...(mend === undefined ? {} : { mend }),
  };
}

function segmentProblems(segments: readonly string[], values: TemplateValues): readonly SettingsProblem[] {
  return segments.flatMap((name, index) => {
    const taken = Object.hasOwn(values, name) ? "the name of a built-in placeholder" : "given twice";
    return Object.hasOwn(values, name) || segments.indexOf(name) !== index
      ? [{ path: ["segments", index], expected: "a name of its own", got: `${valueText(name)}, ${taken}` }]
      : [];
  });
}

function bucketProblems(bucket: string): readonly SettingsProblem[] {
  return BUCKET_RULES.filter(({ holds }) => !holds(bucket)).map(({ expected }) => ({
    path: ["bucket"],
    expected,
    got: `${valueText(bucket)}${bucket.length > 63 ? ` (${bucket.length})` : ""}`,
  }));
}

function regionProblems(region: string): readonly SettingsProblem[] {
  return awsRegion.safeParse(region).success
    ? []
    : [
        {
          path: ["region"],
          expected: 'an AWS region of partition aws such as "eu-west-1"',
          got: valueText(region),
        },
      ];
}

/** Source: Terraform's S3 backend, `kms_key_id`: an ARN of a key, its id, or an alias. */
const KEY_ID =
  /^(arn:aws:kms:[a-z0-9-]+:\d{12}:)?(key\/)?((mrk-)?[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|alias\/[A-Za-z0-9/_-]{1,250})$/;

function keyIdProblems(id: string): readonly SettingsProblem[] {
  return KEY_ID.test(id)
    ? []
    : [
        {
          path: ["kmsKeyId"],
          expected: 'the ARN, the id or the alias of a KMS key, such as "alias/terraform-state"',
          got: valueText(id),
        },
      ];
}

function keyProblems(key: string): readonly SettingsProblem[] {
  const bytes = Buffer.byteLength(key);
  // Terraform refuses a key that starts or ends with a slash.
  const slash = key.startsWith("/") || key.endsWith("/");
  return [
    ...(slash
      ? [{ path: ["key"], expected: "a key without a slash at either end", got: valueText(key) }]
      : []),
    ...(bytes > LONGEST_KEY
      ? [{ path: ["key"], expected: `a key of at most ${LONGEST_KEY} bytes`, got: `one of ${bytes}` }]
      : []),
  ];
}
