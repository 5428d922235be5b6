import { type XmlElement, xmlDocument } from "./xml";

/** What is sent for a request. */
export interface S3Answer {
  /** HTTP status. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The namespace of S3's documents, which SDKs of strict languages insist on. */
const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): S3Answer {
  return { status, headers, body: "" };
}

/** An answer whose body is an XML document. */
export function xmlAnswer(root: XmlElement, namespace: string = NAMESPACE): S3Answer {
  return {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: xmlDocument(root, { namespace }),
  };
}
