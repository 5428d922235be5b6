import { type XmlElement, xmlDocument } from "./xml";

/**
 * The errors that this server answers, with the status and the words of AWS: Terraform and the SDKs decide by the
 * code whether to try again, and show the message.
 * Source: Amazon S3 API reference, "Error responses".
 */
const ERRORS = {
  // In the server's own words, since a user reads them.
  AccessDenied: { status: 403, message: "Access Denied: the sandbox is ending, and grants no new lock" },
  BadDigest: { status: 400, message: "The Content-MD5 you specified did not match what we received." },
  BucketAlreadyOwnedByYou: {
    status: 409,
    message: "Your previous request to create the named bucket succeeded and you already own it.",
  },
  BucketNotEmpty: { status: 409, message: "The bucket you tried to delete is not empty" },
  EntityTooLarge: { status: 400, message: "Your proposed upload exceeds the maximum allowed object size." },
  IncompleteBody: {
    status: 400,
    message: "You did not provide the number of bytes specified by the Content-Length HTTP header.",
  },
  InternalError: { status: 500, message: "We encountered an internal error. Please try again." },
  InvalidArgument: { status: 400, message: "Invalid Argument" },
  InvalidBucketName: { status: 400, message: "The specified bucket is not valid." },
  InvalidPart: {
    status: 400,
    message:
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  },
  InvalidRange: { status: 416, message: "The requested range is not satisfiable" },
  KeyTooLongError: { status: 400, message: "Your key is too long" },
  MethodNotAllowed: { status: 405, message: "The specified method is not allowed against this resource." },
  NoSuchBucket: { status: 404, message: "The specified bucket does not exist" },
  NoSuchKey: { status: 404, message: "The specified key does not exist." },
  NoSuchUpload: {
    status: 404,
    message:
      "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
  },
  NoSuchVersion: { status: 404, message: "The specified version does not exist." },
  NotImplemented: {
    status: 501,
    message: "A header you provided implies functionality that is not implemented",
  },
  NotModified: { status: 304, message: "Not Modified" },
  PreconditionFailed: {
    status: 412,
    message: "At least one of the pre-conditions you specified did not hold",
  },
  SlowDown: { status: 503, message: "Please reduce your request rate." },
} as const;

/** Error codes of S3 that this server answers. */
export type S3ErrorCode = keyof typeof ERRORS;

/** A refusal, in the form that S3 gives it. */
export class S3Error extends Error {
  override readonly name = "S3Error";
  /** HTTP status. */
  readonly status: number;

  /** @param details elements that AWS adds to this error, for example the condition that did not hold */
  constructor(
    readonly code: S3ErrorCode,
    readonly details: readonly XmlElement[] = [],
  ) {
    super(ERRORS[code].message);
    this.status = ERRORS[code].status;
  }

  /** The XML document that S3 sends for it. */
  document({ resource, requestId }: { readonly resource: string; readonly requestId: string }): string {
    return xmlDocument([
      "Error",
      [
        ["Code", this.code],
        ["Message", this.message],
        ...this.details,
        ["Resource", resource],
        ["RequestId", requestId],
        ["HostId", "state-server"],
      ],
    ]);
  }
}
