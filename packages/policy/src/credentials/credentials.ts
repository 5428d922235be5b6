/** Something in a text that looks like a credential. */
export interface Credential {
  /** What it is, without its value. */
  readonly kind: string;
}

/** What a credential looks like. Source: RFC 3986 (userinfo), libpq and JDBC connection strings, IAM identifiers, RFC 7468. */
const SHAPES: readonly { readonly kind: string; readonly shape: RegExp }[] = [
  { kind: "a URL with a password", shape: /[a-z][a-z0-9+.-]*:\/\/[^/\s:@"'\\]*:(?!\/)[^@/\s"'\\]+@/i },
  { kind: "an access key of AWS", shape: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { kind: "a private key", shape: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { kind: "a token of a code host", shape: /\b(ghp|gho|ghs|glpat|xox[bp])[-_][A-Za-z0-9_-]{16,}/ },
];

/**
 * A key that holds a credential itself, and its value. `secretKey` does not: it names an entry of a Secret. Nor does a
 * key whose line ends: a map under that name follows.
 */
const NAMED =
  /(?:^|[\s"'{,;?&])[\w.-]*(?:password|passwd|pwd|api[-_]?key|secret[-_]?access[-_]?key|token)["']?[ \t]*[:=][ \t]*["']?(?!\s|$|["']{2})([^\s"',;&}]{4,})/gim;

/**
 * What is no credential: a variable of the shell or of a pod's environment, a reference of the template, a switch such
 * as `automountServiceAccountToken: false`, the name of a file or of a parameter.
 */
const NO_CREDENTIAL = /^(\$[({]?[A-Za-z_]|true$|false$|null$|none$|[./~]|<|\{\{|!|arn:|\[|\{)/;

/** The first credential in a text, if there is one. */
export function credentialIn(text: string): Credential | undefined {
  const shape = SHAPES.find((one) => one.shape.test(text));
  if (shape !== undefined) return { kind: shape.kind };
  const named = [...text.matchAll(NAMED)].find(([, value]) => !NO_CREDENTIAL.test(value ?? ""));
  return named === undefined ? undefined : { kind: "a credential by name" };
}

/** Names of arguments whose whole value is a credential. */
const SECRET_ARGUMENT =
  /(^|_)(password|passwd|auth_token|private_key|secret_access_key|secret_key|api_key|secret_string)$/;

/** A literal at an argument that is named as one. References are what they should be. */
export function isLiteralSecret(name: string, value: string): boolean {
  return (
    SECRET_ARGUMENT.test(name) &&
    !["", "true", "false"].includes(value) &&
    !value.includes("${") &&
    !/^\{.*\}$/s.test(value)
  );
}

/** A text, and what it encodes where it is base64, as user data may be. */
export function readings(text: string): readonly string[] {
  if (text.length < 16 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return [text];
  const decoded = Buffer.from(text, "base64").toString("utf8");
  return decoded.includes("\uFFFD") ? [text] : [text, decoded];
}
