// An invented environment that uses every reference of every layer's settings, and has no faults.

const audit = {
  trails: { account: {} },
  detectors: { region: {} },
  recorders: { region: { rules: { volumes: { identifier: "ENCRYPTED_VOLUMES" } } } },
  securityHub: {},
  accessAnalyzer: {},
};

const network = {
  cidr: "10.20.0.0/16",
  zones: ["a", "b"],
  nat: "one",
  tiers: {
    public: { bits: 24, route: "internet" },
    private: { bits: 24, route: "nat" },
    isolated: { bits: 24, route: "none" },
  },
  keys: {
    platform: {
      description: "Platform",
      users: ["logs", "alarms", "distributions", "distributionLogs", "loadBalancerLogs", "nodeVolumes"],
    },
    secondary: { description: "Another one", users: ["logs", "alarms", "nodeVolumes"] },
  },
  alarms: { key: "platform", subscribers: { team: { protocol: "email", endpoint: "team@shop.example" } } },
  flowLogs: { key: "platform" },
  securityGroups: {
    services: {
      description: "Services",
      ingress: { web: { description: "From the web", ports: [443], peer: { group: "gateways" } } },
      egress: { store: { description: "To stores", ports: [5432], peer: { group: "gateways" } } },
    },
    gateways: { description: "Gateways" },
  },
  endpoints: {
    s3: { type: "gateway", tiers: ["private"] },
    "ecr.api": { type: "interface", tier: "private", groups: ["services"] },
  },
  instances: { bastion: { instanceType: "t3.micro", tier: "private", patchSchedule: "none" } },
};

const cluster = {
  version: "1.35",
  subnets: ["private"],
  keys: { secrets: "platform", volumes: "secondary" },
  logs: { key: "platform" },
  peers: { services: { traffic: "all" } },
  endpoints: ["ecr.api"],
  nodeGroups: {
    general: { instanceTypes: ["t3.small"], min: 1, max: 3, desired: 2, subnets: ["private"] },
  },
  addons: { "vpc-cni": { order: "beforeNodes" }, "kube-proxy": { order: "beforeNodes" } },
};

const database = {
  mode: "managed",
  tier: "private",
  groups: ["services"],
  key: "storage",
  logs: { key: "platform" },
  engineVersion: "16",
  instanceClass: "db.t4g.medium",
};

const data = {
  keys: {
    storage: { description: "Stores", users: ["distributions", "logs"] },
    archive: { description: "Archive" },
  },
  secretsKey: "storage",
  databases: { orders: { ...database, storageGiB: 20, maxStorageGiB: 100 } },
  caches: {
    sessions: {
      mode: "managed",
      engine: "redis",
      engineVersion: "7.x",
      nodeType: "cache.t4g.small",
      tier: "private",
      groups: ["services"],
      key: "storage",
      logs: { key: "platform" },
    },
  },
  fileSystems: { shared: { tier: "private", groups: ["services"], key: "storage" } },
  accessPoints: { metrics: { fileSystem: "shared", path: "/metrics", uid: 1000, gid: 1000 } },
  buckets: {
    assets: { access: "cdn", key: "storage", logs: { bucket: "records" } },
    records: { encryption: "aes256", receives: ["server-access-logs"] },
    deliveries: {
      encryption: "aes256",
      receives: ["cloudfront-logs", "network-load-balancer-logs"],
    },
  },
  queues: { payments: { description: "Payments that wait" } },
  secrets: {
    "orders-client": { description: "Orders", connection: { database: "orders", name: "orders" } },
    mail: { description: "Mail" },
  },
};

const edge = {
  domain: "example.com",
  certificates: { site: {}, gateway: { domain: "api.{zone}", region: "own" } },
  webAcls: { filter: {} },
  distributions: {
    site: {
      origin: { bucket: "assets" },
      certificate: "site",
      webAcl: "filter",
      logs: { bucket: "deliveries" },
    },
  },
  targetGroups: { backend: { port: 8080, healthCheck: { protocol: "TCP" } } },
  loadBalancers: {
    gateway: {
      scheme: "internet-facing",
      tier: "public",
      listeners: { https: { port: 443, protocol: "TLS", certificate: "gateway", targetGroup: "backend" } },
      accessLogs: { bucket: "deliveries" },
    },
  },
};

const chart = {
  repository: "https://charts.example.com",
  chart: "fetcher",
  version: "1.0.0",
  namespace: "operators",
};

const addons = {
  namespaces: { operators: {}, orders: {} },
  charts: {
    fetcher: chart,
    collector: {
      ...chart,
      chart: "collector",
      after: ["fetcher"],
      role: { serviceAccount: "collector", secrets: ["mail"] },
      logGroup: { name: "/shop/{id}/containers", key: "platform", at: "logs.group" },
    },
  },
  objects: {
    settings: {
      namespace: "operators",
      after: ["fetcher"],
      items: { store: { apiVersion: "example.com/v1", kind: "Store" } },
    },
  },
  workloads: {
    orders: {
      namespace: "orders",
      grants: {
        databases: ["orders"],
        caches: ["sessions"],
        buckets: { assets: "read" },
        queues: { payments: "send" },
        secrets: ["mail"],
        secretsUnder: { prefix: "shop/", use: "read", unread: ["orders-client"] },
      },
    },
  },
  volumes: { metrics: { accessPoint: "metrics", namespace: "operators", size: 20 } },
};

/** The environment, as one `environment.yaml` would hold it. */
export const everything = {
  id: "shop-production",
  account: "111122223333",
  region: "eu-west-1",
  layers: ["audit", "network", "cluster", "data", "edge", "addons"],
  state: { bucket: "shop-state" },
  audit,
  network,
  cluster,
  data,
  edge,
  addons,
};

/** A namespace, among them those that every cluster has. */
const NAMESPACE = "default, kube-node-lease, kube-public, kube-system, or a namespace of addons.namespaces";

/** Every reference of every layer: the setting, and what a misspelt name in it is told to be. */
export const REFERENCES: Readonly<Record<string, string>> = {
  "network.alarms.key": "a key of network.keys",
  "network.flowLogs.key": "a key of network.keys",
  "network.securityGroups.*.ingress.*.peer.group": "a security group of network.securityGroups",
  "network.securityGroups.*.egress.*.peer.group": "a security group of network.securityGroups",
  "network.endpoints.*.tiers.*": "a tier of network.tiers",
  "network.endpoints.*.tier": "a tier of network.tiers",
  "network.endpoints.*.groups.*": "a security group of network.securityGroups",
  "network.instances.*.tier": "a tier of network.tiers",
  "cluster.keys.secrets": "a key of network.keys",
  "cluster.keys.volumes": "a key of network.keys",
  "cluster.subnets.*": "a tier of network.tiers",
  "cluster.logs.key": "a key of network.keys",
  "cluster.peers.*": "a security group of network.securityGroups",
  "cluster.endpoints.*": "an endpoint of network.endpoints",
  "cluster.nodeGroups.*.subnets.*": "a tier of network.tiers",
  "data.secretsKey": "a key of network.keys or data.keys",
  "data.databases.*.tier": "a tier of network.tiers",
  "data.databases.*.groups.*": "cluster, or a security group of network.securityGroups",
  "data.databases.*.key": "a key of network.keys or data.keys",
  "data.databases.*.logs.key": "a key of network.keys or data.keys",
  "data.caches.*.tier": "a tier of network.tiers",
  "data.caches.*.groups.*": "cluster, or a security group of network.securityGroups",
  "data.caches.*.key": "a key of network.keys or data.keys",
  "data.caches.*.logs.key": "a key of network.keys or data.keys",
  "data.fileSystems.*.tier": "a tier of network.tiers",
  "data.fileSystems.*.groups.*": "cluster, or a security group of network.securityGroups",
  "data.fileSystems.*.key": "a key of network.keys or data.keys",
  "data.accessPoints.*.fileSystem": "a file system of data.fileSystems",
  "data.buckets.*.key": "a key of network.keys or data.keys",
  "data.buckets.*.logs.bucket": "a bucket of data.buckets",
  "data.secrets.*.connection.database": "a database of data.databases",
  "edge.distributions.*.origin.bucket": "a bucket of data.buckets",
  "edge.distributions.*.certificate": "a certificate of edge.certificates",
  "edge.distributions.*.webAcl": "a web ACL of edge.webAcls",
  "edge.distributions.*.logs.bucket": "a bucket of data.buckets",
  "edge.loadBalancers.*.tier": "a tier of network.tiers",
  "edge.loadBalancers.*.listeners.*.targetGroup": "a target group of edge.targetGroups",
  "edge.loadBalancers.*.listeners.*.certificate": "a certificate of edge.certificates",
  "edge.loadBalancers.*.accessLogs.bucket": "a bucket of data.buckets",
  "addons.volumes.*.accessPoint": "an access point of data.accessPoints",
  "addons.volumes.*.namespace": NAMESPACE,
  "addons.workloads.*.namespace": NAMESPACE,
  "addons.workloads.*.grants.databases.*": "a database of data.databases",
  "addons.workloads.*.grants.caches.*": "a cache of data.caches",
  "addons.workloads.*.grants.buckets.*": "a bucket of data.buckets",
  "addons.workloads.*.grants.queues.*": "a queue of data.queues",
  "addons.workloads.*.grants.secrets.*": "a secret of data.secrets",
  "addons.workloads.*.grants.secretsUnder.unread.*": "a secret of data.secrets",
  "addons.charts.*.namespace": NAMESPACE,
  "addons.charts.*.after.*": "a chart of addons.charts or a release of addons.objects",
  "addons.charts.*.role.secrets.*": "a secret of data.secrets",
  "addons.charts.*.logGroup.key": "a key of network.keys",
  "addons.objects.*.namespace": NAMESPACE,
  "addons.objects.*.after.*": "a chart of addons.charts or a release of addons.objects",
};
