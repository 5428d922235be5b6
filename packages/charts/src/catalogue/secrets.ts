import type { Addition, ChartFacts } from "../facts";

const policyOf = (component: string): Addition => ({
  object: "NetworkPolicy",
  at: component === "" ? "networkPolicy.enabled" : `${component}.networkPolicy.enabled`,
  default: false,
  harmless: { is: [false] },
  because: "policies add up: it lets everything reach the ports that it names",
});

/** Charts of operators and drivers of secrets and certificates. Source: their projects, at the pins. */
export const secrets: Readonly<Record<string, ChartFacts>> = {
  "cert-manager": { brings: ["cert-manager.io", "acme.cert-manager.io"], addon: "cert-manager" },
  "external-secrets": {
    brings: ["external-secrets.io", "generators.external-secrets.io"],
    runs: [
      {
        name: "external-secrets",
        controller: "Deployment",
        replicas: { at: ["replicaCount"], default: 1 },
        budget: {
          at: "podDisruptionBudget",
          made: { at: "podDisruptionBudget.enabled", default: false },
          default: { minAvailable: 1 },
        },
        containers: [{ name: "external-secrets", resources: "resources" }],
      },
      {
        name: "webhook",
        controller: "Deployment",
        made: [{ at: "webhook.create", default: true }],
        replicas: { at: ["webhook.replicaCount"], default: 1 },
        budget: {
          at: "webhook.podDisruptionBudget",
          made: { at: "webhook.podDisruptionBudget.enabled", default: false },
          default: { minAvailable: 1 },
        },
        containers: [{ name: "webhook", resources: "webhook.resources" }],
      },
      {
        name: "cert-controller",
        controller: "Deployment",
        made: [{ at: "certController.create", default: true }],
        replicas: { at: ["certController.replicaCount"], default: 1 },
        budget: {
          at: "certController.podDisruptionBudget",
          made: { at: "certController.podDisruptionBudget.enabled", default: false },
          default: { minAvailable: 1 },
        },
        containers: [{ name: "cert-controller", resources: "certController.resources" }],
      },
    ],
    adds: [policyOf(""), policyOf("webhook"), policyOf("certController")],
  },
  "secrets-store-csi-driver": {
    brings: ["secrets-store.csi.x-k8s.io"],
    addon: "aws-secrets-store-csi-driver-provider",
    privileged: "they mount volumes into other pods",
    runs: [
      {
        name: "secrets-store-csi-driver",
        controller: "DaemonSet",
        made: [{ at: "linux.enabled", default: true }],
        containers: ["driver", "registrar", "livenessProbe"].map((name) => ({
          name,
          resources: `linux.${name}.resources`,
          states: ["requests.cpu", "requests.memory", "limits.memory"],
        })),
      },
    ],
  },
  "secrets-store-csi-driver-provider-aws": {
    after: [
      {
        chart: "secrets-store-csi-driver",
        needed: "always",
        because: "it answers the driver's socket",
      },
    ],
    privileged: "they mount the driver's folder of their node",
    runs: [
      {
        name: "secrets-store-csi-driver-provider-aws",
        controller: "DaemonSet",
        containers: [
          {
            name: "provider-aws-installer",
            resources: "resources",
            states: ["requests.cpu", "requests.memory", "limits.memory"],
          },
        ],
      },
    ],
  },
};
