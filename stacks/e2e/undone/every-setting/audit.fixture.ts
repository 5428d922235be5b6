/** What records the account, with a value for every optional setting. */
export const audit = {
  key: { alias: "{id}-records", deletionWindowDays: 7 },
  accessLogs: { name: "{id}-requests", expireDays: 90 },
  trails: {
    account: {
      name: "{id}-events",
      bucket: {
        name: "{id}-events",
        objectLock: { mode: "governance", days: 365 },
        expireDays: 730,
        transition: { days: 90, storageClass: "GLACIER_IR" },
      },
      logs: { retentionDays: 90 },
      objectsOf: ["shop-state"],
      insights: ["ApiCallRateInsight"],
    },
  },
  recorders: {
    region: {
      bucket: {
        name: "{id}-records",
        expireDays: 730,
        transition: { days: 90, storageClass: "GLACIER_IR" },
      },
      globalResources: false,
      recording: "DAILY",
      snapshots: "Six_Hours",
      rules: {
        volumes: { name: "{id}-encrypted-volumes" },
        keys: {
          identifier: "ACCESS_KEYS_ROTATED",
          parameters: { maxAccessKeyAge: "90" },
          frequency: "Twelve_Hours",
        },
      },
    },
  },
  securityHub: { standards: ["pci-dss/v/4.0.1"], newControls: false },
  accessAnalyzer: { unusedAfterDays: 90 },
  detectors: { region: { features: ["RDS_LOGIN_EVENTS"], publishing: "SIX_HOURS" } },
};
