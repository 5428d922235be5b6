import { DeployError } from "../deploy-error";

/** A request that failed. */
export interface FailedRequest {
  /** Where it was sent, as `s3://bucket/key`. */
  readonly url: string;
  readonly region: string;
  /** What IAM calls it, for example `s3:PutObject`. */
  readonly action: string;
}

/** The parts of an error of the SDK, or of Node, that are read. */
interface Fault {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What was expected, and what to do, by names and codes of errors. */
interface Explanation {
  readonly names: RegExp;
  readonly says: (request: FailedRequest) => { readonly expected: string; readonly way: string };
}

/** Sources: S3 API, Error responses; AWS SDK for JavaScript, CredentialsProviderError; Node, system errors. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    names: /^(AccessDenied|AccessDeniedException|AllAccessDisabled|KMS\.\w+)$/,
    says: ({ action }) => ({
      expected: `permission for ${action}`,
      way: "allow it to who applies, and the use of the key that encrypts the bucket",
    }),
  },
  {
    names: /^NoSuchBucket$/,
    says: () => ({ expected: "the state bucket", way: "create it, or mend state.bucket in the settings" }),
  },
  {
    names: /^(NoSuchKey|NotFound|NoSuchVersion)$/,
    says: () => ({
      expected: "what was applied last",
      way: "it is kept from the next apply on; until then check out the commit that was applied",
    }),
  },
  {
    names:
      /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired|InvalidAccessKeyId|InvalidToken|SignatureDoesNotMatch|RequestTimeTooSkewed)$/,
    says: () => ({
      expected: "valid credentials of AWS",
      way: "sign in again, and see that the clock is right",
    }),
  },
  {
    names: /^(CredentialsProviderError|TokenProviderError|ProviderError)$/,
    says: () => ({
      expected: "credentials of AWS",
      way: "set AWS_PROFILE, or sign in with aws sso login",
    }),
  },
  {
    names: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    says: ({ region }) => ({
      expected: `the state bucket in ${region}`,
      way: "mend state.region in the settings",
    }),
  },
  {
    names:
      /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError|RequestTimeout|HTTP (407|50[234])|ERR_TLS_\w+|\w*CERT\w*)$/,
    says: () => ({
      expected: "an answer of S3",
      way: "see whether the network and a proxy (HTTPS_PROXY, NO_PROXY) let it through",
    }),
  },
];

/** An error of a request to a bucket as one line: where, what was expected, what was found, what to do. */
export function bucketFault(error: unknown, request: FailedRequest): DeployError {
  const fault = faultOf(error);
  const found = nameOf(fault);
  const explanation = EXPLANATIONS.find(({ names }) => names.test(found));
  const { expected, way } = explanation?.says(request) ?? { expected: "an answer", way: "try again" };
  const message = fault.message.replaceAll(/\s+/g, " ").trim();
  const said =
    message === "" || message === found || isNameless(message) ? "" : `: ${message.replace(/\.$/, "")}`;
  return new DeployError([`${request.url}: expected ${expected}, got ${found}${said}; ${way}`]);
}

/** Whether an error is an answer of S3 that refuses, and asking again changes nothing. */
export function isRefused(error: unknown): boolean {
  const { httpStatusCode = 0 } = faultOf(error).$metadata ?? {};
  return httpStatusCode >= 300 && httpStatusCode < 500;
}

/** The code of S3 or Node, or what else names it. An answer that is not of S3 has its status alone. */
function nameOf({ code, name, $metadata }: Fault): string {
  const status = $metadata?.httpStatusCode;
  if (code !== undefined) return code;
  return isNameless(name) && status !== undefined ? `HTTP ${status}` : name;
}

/** Whether the SDK found no code in an answer. */
function isNameless(text: string): boolean {
  return /^(Unknown|UnknownError|\d+)$/.test(text);
}

/** Several addresses that were tried in vain are one error without a message. */
function faultOf(error: unknown): Fault {
  const fault = error as Fault;
  return error instanceof AggregateError && error.errors.length > 0 ? (error.errors[0] as Fault) : fault;
}
