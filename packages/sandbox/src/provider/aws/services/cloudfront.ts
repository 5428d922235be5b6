import type { Recipes } from "../../values/recipe";
import { accountWide } from "../arn";
import { managedByAws } from "../look-up";
import type { Service } from "../service";

/** Hosted zone of every CloudFront distribution. Source: `AWS::Route53` alias targets. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

const policy = (kind: string): Recipes => ({ id: "{uuid}", arn: accountWide("cloudfront", `${kind}/{id}`) });

/** Distributions and what they use. */
export const CLOUDFRONT: Service = {
  named: {
    viewerCertificate: {
      // Whatever region the distribution's own provider has, CloudFront looks in us-east-1.
      at: ["aws_acm_certificate.arn"],
      code: "InvalidViewerCertificate",
      message: (arn) =>
        `The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain: ${arn}`,
      scope: "account",
    },
    originAccessControl: {
      at: ["aws_cloudfront_origin_access_control.id"],
      code: "NoSuchOriginAccessControl",
      message: (id) => `The specified origin access control does not exist: ${id}`,
      scope: "account",
    },
  },
  types: {
    aws_cloudfront_distribution: {
      values: {
        id: "E{upper:13}",
        arn: accountWide("cloudfront", "distribution/{id}"),
        domain_name: "d{lower:13}.cloudfront.net",
        hosted_zone_id: CLOUDFRONT_ZONE,
        status: "Deployed",
        etag: "E{upper:12}",
        trusted_key_groups: () => [{ enabled: false, items: [] }],
        trusted_signers: () => [{ enabled: false, items: [] }],
      },
      refersTo: {
        "viewer_certificate.acm_certificate_arn": "viewerCertificate",
        "origin.origin_access_control_id": "originAccessControl",
      },
      uses: {
        "viewer_certificate.acm_certificate_arn": "aws_acm_certificate",
        "origin.origin_access_control_id": "aws_cloudfront_origin_access_control",
        web_acl_id: "aws_wafv2_web_acl",
      },
    },
    aws_cloudfront_origin_access_control: {
      values: {
        id: "E{upper:13}",
        arn: accountWide("cloudfront", "origin-access-control/{id}"),
      },
      inUse: {
        name: "id",
        code: "OriginAccessControlInUse",
        message: () =>
          "Cannot delete the origin access control because it's in use by one or more distributions.",
      },
      unique: {
        name: ["name"],
        code: "OriginAccessControlAlreadyExists",
        message: () => "An origin access control with the same name already exists.",
      },
    },
    aws_cloudfront_origin_access_identity: {
      values: {
        id: "E{upper:13}",
        arn: accountWide("cloudfront", "origin-access-identity/{id}"),
        iam_arn: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
        cloudfront_access_identity_path: "origin-access-identity/cloudfront/{id}",
        s3_canonical_user_id: "{hex:64}",
      },
    },
    aws_cloudfront_response_headers_policy: {
      values: policy("response-headers-policy"),
      unique: {
        name: ["name"],
        code: "ResponseHeadersPolicyAlreadyExists",
        message: (name) => `A response headers policy with the name ${name} already exists.`,
      },
    },
    aws_cloudfront_cache_policy: {
      values: policy("cache-policy"),
    },
    aws_cloudfront_origin_request_policy: {
      values: policy("origin-request-policy"),
    },
    aws_cloudfront_function: {
      values: {
        id: "{name}",
        arn: accountWide("cloudfront", "function/{name}"),
        status: "UNASSOCIATED",
      },
    },
    aws_cloudfront_public_key: {
      values: { id: "K{upper:13}" },
    },
    aws_cloudfront_key_group: {
      values: { id: "{uuid}" },
    },
  },
  dataSources: {
    aws_cloudfront_cache_policy: managedByAws("", "name"),
    aws_cloudfront_origin_request_policy: managedByAws("", "name"),
    aws_cloudfront_response_headers_policy: managedByAws("", "name"),
  },
};
