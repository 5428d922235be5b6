/** Cache policies that AWS manages, by name. Source: CloudFront developer guide, "Use managed cache policies". */
export const CACHE_POLICIES = {
  /**
   * The cache key is the path alone; objects are cached for a day unless their headers say otherwise, and compressed.
   */
  CachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  /** For responses that differ for each viewer. */
  CachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
} as const;

/**
 * Origin request policies that AWS manages, by name. Source: CloudFront developer guide, "Use managed origin request
 * policies".
 */
export const ORIGIN_REQUEST_POLICIES = {
  /** The headers that S3 needs for cross-origin requests. */
  "CORS-S3Origin": "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
  /** All headers but `Host`, which an origin such as an API needs to be its own. */
  AllViewerExceptHostHeader: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
} as const;

/** Methods that a distribution allows: reads, reads and CORS preflight, or all. CloudFront accepts no other sets. */
export const METHODS = {
  read: ["GET", "HEAD"],
  readAndPreflight: ["GET", "HEAD", "OPTIONS"],
  all: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
} as const;

/** Name of a managed cache policy. */
export type CachePolicy = keyof typeof CACHE_POLICIES;
/** Name of a managed origin request policy. */
export type OriginRequestPolicy = keyof typeof ORIGIN_REQUEST_POLICIES;
/** A set of request methods. */
export type Methods = keyof typeof METHODS;
