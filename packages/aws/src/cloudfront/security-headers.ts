import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import type { Construct } from "constructs";

/** Security headers of responses to viewers. */
export interface SecurityHeadersProps {
  /** Unique in the account. */
  readonly name: string;
  readonly strictTransport: {
    /** How long a browser remembers to use HTTPS only, seconds. */
    readonly seconds: number;
    /** `all`: it applies to subdomains too. */
    readonly subdomains: "none" | "all";
    /** `allowed`: browsers may include the domain in their list of HTTPS-only sites, which is hard to undo. */
    readonly preload: "none" | "allowed";
  };
  /** Which pages may show the site in a frame. */
  readonly frames: "none" | "sameOrigin";
  /** Value of `Content-Security-Policy`. @default no such header */
  readonly contentSecurityPolicy?: string;
}

const FRAME_OPTIONS = { none: "DENY", sameOrigin: "SAMEORIGIN" } as const;

/** The response headers policy; it overrides headers of the origin (CKV2_AWS_32, CKV_AWS_259). */
export function securityHeaders(
  scope: Construct,
  id: string,
  { name, strictTransport, frames, contentSecurityPolicy }: SecurityHeadersProps,
): CloudfrontResponseHeadersPolicy {
  return new CloudfrontResponseHeadersPolicy(scope, id, {
    name,
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: strictTransport.seconds,
        includeSubdomains: strictTransport.subdomains === "all",
        preload: strictTransport.preload === "allowed",
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: FRAME_OPTIONS[frames], override: true },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
      ...(contentSecurityPolicy === undefined
        ? {}
        : { contentSecurityPolicy: { contentSecurityPolicy, override: true } }),
    },
  });
}
