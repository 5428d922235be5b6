const database = { mode: "managed", tier: "private", engineVersion: "16", deletionProtection: false };
const ofMany = {
  key: "storage",
  username: "chief",
  backupRetentionDays: 14,
  finalSnapshot: "skip",
  logs: { key: "secondary", retentionDays: 30 },
};

/** What is kept, with a value for every optional setting. */
export const data = {
  keys: {
    storage: { alias: "shop-storage", deletionWindowDays: 7 },
    data: { description: "Data", users: ["logs"] },
    files: { description: "Files" },
  },
  databases: {
    orders: {
      ...ofMany,
      identifier: "shop-orders",
      groups: null,
      clients: ["vpc"],
      databaseName: "orders",
      port: 5433,
      multiAz: false,
      monitoringSeconds: 5,
      parameters: { log_min_duration_statement: "500" },
    },
    books: {
      ...database,
      ...ofMany,
      identifier: "shop-books",
      groups: ["services"],
      engine: "aurora-postgresql",
      engineVersion: "17",
      instanceClass: "db.r6g.large",
      instances: { one: { instanceClass: "db.r6g.xlarge", promotionTier: 0 }, two: {} },
      databaseName: "books",
      port: 5433,
      monitoringSeconds: 5,
      parameters: { log_min_duration_statement: "500" },
    },
    papers: {
      ...database,
      ...ofMany,
      identifier: "shop-papers",
      engine: "docdb",
      engineVersion: "5.0.1",
      instanceClass: "db.t4g.medium",
      instances: { one: { instanceClass: "db.r6g.large", promotionTier: 0 } },
      port: 27018,
      tls: "tls1.3+",
      parameters: { profiler_threshold_ms: "500" },
    },
    inherited: {
      mode: "external",
      identifier: "inherited",
      expect: { multiAz: false, backups: false, private: false, encrypted: false },
    },
  },
  caches: {
    sessions: {
      identifier: "shop-sessions-of-all",
      description: "Sessions",
      nodes: 3,
      groups: null,
      clients: ["vpc"],
      port: 6380,
      auth: { secretName: "shop/sessions", recoveryDays: 7 },
      parameters: { "maxmemory-policy": "allkeys-lru" },
      snapshotRetentionDays: 14,
      snapshotWindow: "10:00-11:00",
      finalSnapshot: "skip",
      maintenanceWindow: "wed:12:00-wed:13:00",
      logs: { kinds: ["slow-log"], retentionDays: 30 },
    },
    inherited: {
      mode: "external",
      identifier: "inherited",
      authSecret: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sessions-AbCdEf",
      expect: { authToken: false, multiAz: false },
    },
  },
  fileSystems: {
    shared: {
      name: "shop-files-of-all",
      formerMountTargets: { a: "subnet-0a1b2c3d4e5f60718" },
      groups: null,
      clients: ["vpc"],
      throughputMode: "elastic",
      infrequentAccessAfterDays: 30,
      backups: "daily",
      backupRetentionDays: 7,
      forceDestroy: true,
    },
  },
  accessPoints: { metrics: { permissions: "700" } },
  buckets: {
    assets: {
      name: "{id}-site-{account}",
      versioning: "suspended",
      lifecycle: {
        old: {
          prefix: "old/",
          expireDays: 30,
          noncurrentDays: 7,
          transition: { days: 10, storageClass: "GLACIER" },
        },
        all: { expireDays: 365 },
      },
      abortIncompleteDays: 3,
      cors: {
        site: {
          methods: ["GET"],
          origins: ["https://shop.example.com"],
          headers: ["authorization"],
          exposeHeaders: ["etag"],
          maxAgeSeconds: 60,
        },
      },
      logs: { prefix: "site/" },
      forceDestroy: true,
    },
  },
  queues: {
    payments: {
      name: "{id}-all-payments",
      delivery: "fifo",
      retentionDays: 7,
      visibilityTimeoutSeconds: 60,
      receiveWaitSeconds: 5,
      deadLetters: { maxReceives: 3, retentionDays: 10 },
      key: { alias: "{id}-payments", deletionWindowDays: 7 },
    },
  },
  secrets: {
    "orders-client": {
      name: "shop/orders-client-of-all",
      recoveryDays: 7,
      connection: { tls: "require" },
      template: { username: "orders" },
    },
    mail: {
      rotation: { lambdaArn: "arn:aws:lambda:eu-west-1:111122223333:function:rotate", days: 60 },
    },
  },
};
