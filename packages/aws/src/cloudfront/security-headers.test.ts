import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { type SecurityHeadersProps, securityHeaders } from "./security-headers";

const build = (props: Partial<SecurityHeadersProps> = {}) =>
  synthesized((scope) =>
    securityHeaders(scope, "headers", {
      name: "shop-site",
      strictTransport: { seconds: 63072000, subdomains: "none", preload: "none" },
      frames: "none",
      ...props,
    }),
  ).at("aws_cloudfront_response_headers_policy.headers");

const config = (props?: Partial<SecurityHeadersProps>) => build(props).security_headers_config;

describe("security headers", () => {
  it("replace those of the origin", () => {
    expect(build()).toEqual({
      name: "shop-site",
      security_headers_config: {
        strict_transport_security: {
          access_control_max_age_sec: 63072000,
          include_subdomains: false,
          preload: false,
          override: true,
        },
        content_type_options: { override: true },
        frame_options: { frame_option: "DENY", override: true },
        referrer_policy: { referrer_policy: "strict-origin-when-cross-origin", override: true },
      },
    });
  });

  it("may hold names below the site to HTTPS, and have browsers list it", () => {
    const strictTransport = { seconds: 60, subdomains: "all", preload: "allowed" } as const;

    expect(config({ strictTransport })).toMatchObject({
      strict_transport_security: { include_subdomains: true, preload: true },
    });
  });

  it("may let pages of the same site frame it", () => {
    expect(config({ frames: "sameOrigin" })).toMatchObject({ frame_options: { frame_option: "SAMEORIGIN" } });
  });

  it("may name a policy for content", () => {
    expect(config({ contentSecurityPolicy: "default-src 'self'" })).toMatchObject({
      content_security_policy: { content_security_policy: "default-src 'self'", override: true },
    });
  });
});
