import { describe, expect, it } from "vitest";
import { cluster } from "./index";
import { shopCluster } from "./shop.fixture";

const smallest = { version: "1.35", subnets: ["private"], logs: { key: "platform" } };

describe("cluster settings", () => {
  it("stay as they are when they are read twice", () => {
    expect(cluster.settings.parse(shopCluster())).toEqual(shopCluster());
  });

  it("have a private API, standard support and a role for nodes without permissions of the CNI", () => {
    const { endpoint, support, serviceCidr, nodeRole } = cluster.settings.parse(smallest);

    expect({ endpoint, support, serviceCidr, nodeRole }).toEqual({
      endpoint: { private: { clients: {} } },
      support: "standard",
      serviceCidr: "172.20.0.0/16",
      nodeRole: {
        managedPolicies: [
          "AmazonEKSWorkerNodePolicy",
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonSSMManagedInstanceCore",
        ],
      },
    });
  });
});
