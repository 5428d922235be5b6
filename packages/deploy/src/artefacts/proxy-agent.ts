import { type Agent, globalAgent } from "node:http";
import { globalAgent as secureAgent } from "node:https";
import { proxyFor, type Variables } from "./proxy";

/**
 * An agent that asks each address directly or through the proxy that the environment names for it: the bucket, and
 * where credentials come from. Node 20 has none, and the AWS SDK reads no such variables.
 */
export async function proxyAgent(variables: Variables): Promise<Agent> {
  // These are ES modules, which only commands that ask AWS need.
  const [{ Agent: Dispatcher }, { HttpProxyAgent }, { HttpsProxyAgent }] = await Promise.all([
    import("agent-base"),
    import("http-proxy-agent"),
    import("https-proxy-agent"),
  ]);
  class ProxyAgent extends Dispatcher {
    override connect(...[, options]: Parameters<InstanceType<typeof Dispatcher>["connect"]>): Agent {
      const { secureEndpoint, host, port } = options;
      const name = host?.includes(":") ? `[${host}]` : (host ?? "");
      const address = new URL(`${secureEndpoint ? "https" : "http"}://${name}:${String(port)}`);
      const proxy = proxyFor(address, variables);
      if (proxy === undefined) return secureEndpoint ? secureAgent : globalAgent;
      return secureEndpoint ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy);
    }
  }
  return new ProxyAgent();
}
