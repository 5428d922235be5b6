import { expect, it } from "vitest";
import { faults, GATEWAY, type Refusal } from "../shop.fixture";

const GROUP = GATEWAY.targetGroups.https;
const BALANCER = GATEWAY.loadBalancers.gateway;

it.each<Refusal>([
  {
    fault: "that nothing sends to",
    input: { ...GATEWAY, targetGroups: { https: GROUP, spare: GROUP } },
    messages: [
      "targetGroups.spare: expected a listener that sends to it, since AWS checks no targets of a group without one, got none",
    ],
  },
  {
    fault: "whose name is too long",
    input: {
      ...GATEWAY,
      loadBalancers: {
        gateway: {
          ...BALANCER,
          listeners: { https: { ...BALANCER.listeners.https, targetGroup: "pods-of-the-gateway-in-mesh" } },
        },
      },
      targetGroups: { "pods-of-the-gateway-in-mesh": GROUP },
    },
    messages: [
      'targetGroups.pods-of-the-gateway-in-mesh.name: expected a name of at most 32 characters for the target group, got "shop-pods-of-the-gateway-in-mesh-8080", which has 37; set name',
    ],
  },
  {
    fault: "whose checks would last longer than their interval",
    input: {
      ...GATEWAY,
      targetGroups: { https: { port: 8080, healthCheck: { protocol: "TCP", intervalSeconds: 5 } } },
    },
    messages: [
      "targetGroups.https.healthCheck.intervalSeconds: expected at least 10, for which a check over TCP waits, got 5",
    ],
  },
])("config check refuses a target group $fault", ({ input, messages }) => {
  expect(faults(input, { data: {} })).toEqual(messages);
});
