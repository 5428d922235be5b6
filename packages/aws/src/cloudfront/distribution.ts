import {
  CloudfrontDistribution,
  type CloudfrontDistributionConfig,
} from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import { Construct } from "constructs";
import {
  CACHE_POLICIES,
  type CachePolicy,
  METHODS,
  type Methods,
  ORIGIN_REQUEST_POLICIES,
  type OriginRequestPolicy,
} from "./managed-policies";
import { originBucketPolicy } from "./origin-bucket-policy";
import { type SecurityHeadersProps, securityHeaders } from "./security-headers";

/** A CloudFront distribution that serves one private bucket. */
export interface DistributionProps {
  /** Name of its access control and its headers policy; unique in the account. */
  readonly name: string;
  readonly description: string;
  readonly origin: OriginBucket;
  readonly viewers: ViewerProps;
  readonly cachePolicy: CachePolicy;
  readonly originRequestPolicy: OriginRequestPolicy;
  readonly methods: Methods;
  /** Object for requests to `/`. @default none */
  readonly defaultRootObject?: string;
  /** Responses that replace the origin's errors, by the origin's status code. */
  readonly errorResponses: Readonly<Record<string, ErrorResponse>>;
  readonly priceClass: "PriceClass_100" | "PriceClass_200" | "PriceClass_All";
  readonly countries: Countries;
  /** @default only the origin's headers */
  readonly headers?: Omit<SecurityHeadersProps, "name">;
  /** Access logs (CloudFront.5). @default none */
  readonly logs?: {
    /** Global domain name of a bucket with ACLs enabled, which CloudFront needs for delivery. */
    readonly bucketDomainName: string;
    /** Ends with a slash. */
    readonly prefix: string;
  };
  /** @default no firewall */
  readonly webAclArn?: string;
}

/** The bucket that stores the content. */
export interface OriginBucket {
  readonly name: string;
  readonly arn: string;
  readonly regionalDomainName: string;
}

/** How viewers reach the distribution. */
export interface ViewerProps {
  /** The response to HTTP: a redirect, a refusal, or the content. */
  readonly protocol: "redirect-to-https" | "https-only" | "allow-all";
  /**
   * Alternate domain names, which the certificate covers.
   * @default CloudFront's own name; the minimum TLS version cannot be set for it
   */
  readonly domain?: {
    readonly aliases: readonly string[];
    /** ARN of an issued certificate in us-east-1. */
    readonly certificateArn: string;
    /** Security policy, for example `TLSv1.2_2021`. */
    readonly minimumTls: string;
  };
}

/** A response that replaces an error. */
export interface ErrorResponse {
  readonly status: number;
  /** Path of the object, for example `/index.html`. */
  readonly page: string;
  /** How long CloudFront caches the error, seconds. */
  readonly cacheSeconds: number;
}

/** Where viewers may be: everywhere, only in some countries, or everywhere except in some (ISO 3166-1 alpha-2). */
export type Countries =
  | { readonly allow: "all" }
  | { readonly allow: "only" | "except"; readonly codes: readonly string[] };

/** Name of the origin inside the distribution. */
const ORIGIN_ID = "bucket";
const GEO_RESTRICTIONS = { all: "none", only: "whitelist", except: "blacklist" } as const;

/** The distribution, its origin access control, and the bucket policy that allows it to read. */
export class Distribution extends Construct {
  readonly distributionId: string;
  readonly arn: string;
  readonly domainName: string;
  /** Zone id for alias records with this target. */
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    const { name, origin } = props;
    const access = new CloudfrontOriginAccessControl(this, "origin-access", {
      name,
      description: `Reads the bucket of ${name}`,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    const distribution = new CloudfrontDistribution(this, "this", {
      enabled: true,
      comment: props.description,
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      priceClass: props.priceClass,
      origin: [
        { originId: ORIGIN_ID, domainName: origin.regionalDomainName, originAccessControlId: access.id },
      ],
      defaultCacheBehavior: this.behaviour(props),
      customErrorResponse: Object.entries(props.errorResponses).map(
        ([code, { status, page, cacheSeconds }]) => ({
          errorCode: Number(code),
          responseCode: status,
          responsePagePath: page,
          errorCachingMinTtl: cacheSeconds,
        }),
      ),
      restrictions: {
        geoRestriction: {
          restrictionType: GEO_RESTRICTIONS[props.countries.allow],
          // Also where there are none: the provider would send the countries that it knows, which CloudFront refuses.
          locations: props.countries.allow === "all" ? [] : [...props.countries.codes],
        },
      },
      ...viewerDomain(props.viewers),
      ...(props.defaultRootObject === undefined ? {} : { defaultRootObject: props.defaultRootObject }),
      ...(props.webAclArn === undefined ? {} : { webAclId: props.webAclArn }),
      ...(props.logs === undefined
        ? {}
        : {
            loggingConfig: {
              bucket: props.logs.bucketDomainName,
              prefix: props.logs.prefix,
              includeCookies: false,
            },
          }),
    });
    this.distributionId = distribution.id;
    this.arn = distribution.arn;
    this.domainName = distribution.domainName;
    this.hostedZoneId = distribution.hostedZoneId;
    originBucketPolicy(this, "origin-policy", {
      bucketName: origin.name,
      bucketArn: origin.arn,
      distributionArn: this.arn,
    });
  }

  private behaviour(props: DistributionProps): CloudfrontDistributionConfig["defaultCacheBehavior"] {
    const { name, headers } = props;
    return {
      targetOriginId: ORIGIN_ID,
      viewerProtocolPolicy: props.viewers.protocol,
      allowedMethods: [...METHODS[props.methods]],
      cachedMethods: [...METHODS.read],
      compress: true,
      cachePolicyId: CACHE_POLICIES[props.cachePolicy],
      originRequestPolicyId: ORIGIN_REQUEST_POLICIES[props.originRequestPolicy],
      ...(headers === undefined
        ? {}
        : { responseHeadersPolicyId: securityHeaders(this, "headers", { ...headers, name }).id }),
    };
  }
}

function viewerDomain({
  domain,
}: ViewerProps): Pick<CloudfrontDistributionConfig, "aliases" | "viewerCertificate"> {
  if (domain === undefined) return { viewerCertificate: { cloudfrontDefaultCertificate: true } };
  return {
    aliases: [...domain.aliases],
    viewerCertificate: {
      acmCertificateArn: domain.certificateArn,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: domain.minimumTls,
    },
  };
}
