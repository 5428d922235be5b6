import { BlockList, isIP } from "node:net";

/** Variables of an environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an address by `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, as Terraform's backend takes it, so that both
 * reach a bucket the same way. Source: Go, golang.org/x/net/http/httpproxy, Config.
 * @returns undefined where the address is asked directly
 */
export function proxyFor(address: URL, variables: Variables): string | undefined {
  const named = (name: string): string => variables[name] || variables[name.toLowerCase()] || "";
  const proxy = named(address.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY");
  if (proxy === "" || isDirect(address, named("NO_PROXY"))) return undefined;
  return proxy.includes("://") ? proxy : `http://${proxy}`;
}

function isDirect(address: URL, noProxy: string): boolean {
  const host = address.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "localhost" || isIn(host, "127.0.0.0/8") || host === "::1") return true;
  const port = address.port || (address.protocol === "https:" ? "443" : "80");
  return noProxy
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "")
    .some((entry) => entry === "*" || isNamed(host, port, entry));
}

/** Whether an entry of `NO_PROXY` names a host: an address, a range, or a domain, which has its subdomains in it. */
function isNamed(host: string, port: string, entry: string): boolean {
  if (entry.includes("/")) return isIn(host, entry);
  const bare = entry.replace(/^\[|\]$/g, "");
  if (isIP(bare) > 0) return bare === host;
  const [, name = "", only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (only !== undefined && only !== port) return false;
  const domain = name.replace(/^\[|\]$/g, "").replace(/^\*\./, ".");
  return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

function isIn(host: string, range: string): boolean {
  const [network = "", bits = ""] = range.split("/");
  const [version, versionOfHost] = [isIP(network), isIP(host)];
  if (version === 0 || version !== versionOfHost || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (version === 4 ? 32 : 128)) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(host, family);
}
