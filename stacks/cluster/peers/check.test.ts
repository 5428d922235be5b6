import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "traffic that is neither all nor ports",
      input: { peers: { services: { traffic: "everything" as never } } },
      messages: [
        'peers.services.traffic: expected all, or ports by name such as "database: { port: 5432 }", got "everything"',
      ],
    },
    {
      fault: "a peer that the network does not have",
      input: { peers: { servcies: { traffic: "all" } } },
      messages: [
        'peers.servcies: expected a security group of network.securityGroups, got "servcies"; did you mean "services"?',
      ],
    },
    {
      fault: "a peer without a port",
      input: { peers: { services: { traffic: {} } } },
      messages: ["peers.services.traffic: expected all, or at least one port, got no port"],
    },
    {
      fault: "ports from high to low",
      input: { peers: { services: { traffic: { broker: { port: 5672, toPort: 5671 } } } } },
      messages: ["peers.services.traffic.broker.toPort: expected a port from 5672 on, got 5671"],
    },
    {
      fault: "one range under two names",
      input: {
        peers: {
          services: {
            traffic: { broker: { port: 5671, toPort: 5672 }, queue: { port: 5671, toPort: 5672 } },
          },
        },
      },
      messages: [
        "peers.services.traffic.queue: expected a rule that the security group does not have yet, got tcp 5671-5672 of the cluster, which traffic.broker allows already; remove one of them",
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
