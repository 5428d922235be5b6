/** What the internet reaches, with a value for every optional setting. */
export const edge = {
  zone: { name: "shop.example.com", queryLog: { retentionDays: 90 } },
  alarms: { subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } } },
  key: { deletionWindowDays: 7 },
  shieldAdvanced: true,
  healthChecks: {
    site: { domain: "www.{zone}", path: "/up", port: 8443, intervalSeconds: 10, failureThreshold: 5 },
  },
  certificates: { site: { domain: "{zone}", names: ["*.{zone}"] } },
  webAcls: {
    filter: {
      managedRules: { AWSManagedRulesCommonRuleSet: { priority: 1, mode: "count" } },
      rateLimit: { requests: 1000, windowSeconds: 60, priority: 2, mode: "count" },
      logs: { retentionDays: 90, redactedHeaders: ["cookie"] },
    },
  },
  distributions: {
    site: {
      description: "The site",
      aliases: ["{zone}", "www.{zone}"],
      viewerProtocol: "https-only",
      minimumTls: "TLSv1.2_2019",
      cachePolicy: "CachingDisabled",
      originRequestPolicy: "AllViewerExceptHostHeader",
      methods: "all",
      defaultRootObject: "index.html",
      errorResponses: { "404": { status: 200, page: "/index.html", cacheSeconds: 60 } },
      priceClass: "PriceClass_All",
      countries: { allow: "only", codes: ["ES"] },
      headers: {
        strictTransport: { seconds: 31536000, subdomains: "all", preload: "allowed" },
        frames: "sameOrigin",
        contentSecurityPolicy: "default-src 'self'",
      },
      logs: { prefix: "site/" },
    },
  },
  targetGroups: {
    backend: {
      protocol: "TLS",
      name: "shop-backend",
      healthCheck: {
        protocol: "TCP",
        port: 8081,
        intervalSeconds: 30,
        healthyThreshold: 5,
        unhealthyThreshold: 5,
      },
      deregistrationDelaySeconds: 60,
      preserveClientIp: false,
    },
    pages: {
      port: 8082,
      healthCheck: {
        protocol: "HTTP",
        path: "/up",
        port: 8083,
        intervalSeconds: 30,
        healthyThreshold: 5,
        unhealthyThreshold: 5,
      },
    },
  },
  loadBalancers: {
    gateway: {
      type: "network",
      name: "shop-gateway",
      clients: ["192.0.2.0/24"],
      listeners: {
        https: { tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" },
        plain: { port: 80, protocol: "TCP", targetGroup: "pages" },
      },
      aliases: ["api.{zone}"],
      crossZone: false,
      deletionProtection: false,
      accessLogs: { prefix: "gateway" },
    },
  },
};
