import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { before, objectsOf, releaseOf, valuesOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";
const ISTIO = "https://istio-release.storage.googleapis.com/charts";

// Kinds, control plane, gateway: each waits for the one before it.
claim("AOS-FLOW-01", PRODUCTION, (template) => {
  const releases = ["base", "istiod", "gateway"].map((chart) => releaseOf(template, chart));
  const [base, istiod, gateway] = releases;

  expect(releases.map((release) => [release.get("repository"), release.get("version")])).toEqual(
    releases.map(() => [ISTIO, "1.30.3"]),
  );
  expect(istiod?.list("depends_on")).toContain(base?.address);
  expect(gateway?.list("depends_on")).toContain(istiod?.address);
});

// Sidecars are put into pods of restricted namespaces, which refuse a container without a seccomp profile.
claim("AOS-FLOW-01", PRODUCTION, (template) => {
  const { global } = valuesOf(releaseOf(template, "istiod"));
  const meshed = template
    .resources("kubernetes_namespace_v1")
    .filter((namespace) => namespace.get('metadata.labels["istio-injection"]') === "enabled");

  expect(
    meshed.map((namespace) => namespace.get('metadata.labels["pod-security.kubernetes.io/enforce"]')),
  ).toEqual(["restricted", "restricted"]);
  expect(global?.proxy?.seccompProfile).toEqual({ type: "RuntimeDefault" });
});

// The load balancer's target group is bound to the gateway's Service, and its pods let the load balancer in.
claim("AOS-FLOW-01", PRODUCTION, (template) => {
  const gateway = releaseOf(template, "gateway");
  const { name, service } = valuesOf(gateway);
  const [binding, ...others] = objectsOf(template, "TargetGroupBinding");
  const { release, object } = binding ?? { release: gateway, object: {} };
  const spec = object.spec;
  const from = spec?.networking?.ingress as unknown as readonly {
    readonly from: readonly { readonly securityGroup: { readonly groupID: string } }[];
    readonly ports: readonly unknown[];
  }[];

  expect(others).toEqual([]);
  expect(object.apiVersion).toBe("elbv2.k8s.aws/v1beta1");
  expect(release.get("namespace")).toBe(gateway.get("namespace"));
  expect(spec?.serviceRef).toEqual({ name, port: 80 });
  expect(spec?.targetType).toBe("ip");
  expect(service?.type).toBe("ClusterIP");
  expect(service?.ports).toContainEqual({ name: "http2", port: 80, protocol: "TCP", targetPort: 80 });

  const [target] = attributesIn(release.resolveValue(spec?.targetGroupARN));
  expect([target?.type, target?.attribute]).toEqual(["aws_lb_target_group", "arn"]);
  expect(target?.resource.get("target_type")).toBe("ip");
  expect(target?.resource.get("port")).toBe(80);
  expect(attributesIn(target?.resource.resolve("vpc_id"))).toResolveTo("aws_vpc.id");

  expect(from?.map(({ ports }) => ports)).toEqual([
    [
      { protocol: "TCP", port: 80 },
      { protocol: "TCP", port: 15021 },
    ],
  ]);
  const groups = from?.flatMap((rule) => rule.from.map(({ securityGroup }) => securityGroup.groupID)) ?? [];
  const [group] = groups.flatMap((id) => attributesIn(release.resolveValue(id)));
  expect(group?.type).toBe("aws_security_group");

  const balancer = template.resource("aws_lb");
  expect(balancer.get("load_balancer_type")).toBe("network");
  expect(attributesIn(balancer.resolve("security_groups"))[0]?.resource.address).toBe(
    group?.resource.address,
  );
  const listeners = template.resources("aws_lb_listener");
  expect(
    listeners.flatMap((listener) =>
      attributesIn(listener.resolve("default_action")).map(({ resource }) => resource.address),
    ),
  ).toEqual([target?.resource.address]);

  // The controller that registers the pods, and the pods, are there before the binding.
  const earlier = before(template, release);
  expect(earlier).toContain(releaseOf(template, "aws-load-balancer-controller").address);
  expect(earlier).toContain(gateway.address);
});

// What applications name in their VirtualServices is served by the pods of the gateway, where TLS has ended.
claim("AOS-FLOW-01", PRODUCTION, (template) => {
  const gateway = releaseOf(template, "gateway");
  const { labels } = valuesOf(gateway);
  const [served, ...others] = objectsOf(template, "Gateway");

  expect(others).toEqual([]);
  expect(served?.release.get("namespace")).toBe(gateway.get("namespace"));
  expect(served?.object.metadata?.name).toBe("public");
  expect(served?.object.spec?.servers).toEqual([
    { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] },
  ]);
  expect(served?.object.spec?.selector).toEqual({ istio: "ingressgateway" });
  expect(labels).toEqual({ istio: "ingressgateway" });
});

// From the gateway on, the mesh speaks mutual TLS and nothing else.
claim("AOS-FLOW-01", PRODUCTION, (template) => {
  const policies = objectsOf(template, "PeerAuthentication");
  const istiod = releaseOf(template, "istiod");
  const namespace = template.resource("kubernetes_namespace_v1", ({ name }) => name === "namespaces_aos");

  expect(
    policies.map(({ release, object }) => [release.get("namespace"), object.apiVersion, object.spec]),
  ).toEqual([["istio-system", "security.istio.io/v1", { mtls: { mode: "STRICT" } }]]);
  expect(policies.map(({ release }) => release.list("depends_on").includes(istiod.address))).toEqual([true]);
  expect(istiod.get("namespace")).toBe("istio-system");
  // Its pods get sidecars although the namespace is restricted: the mesh's CNI redirects their traffic.
  expect(namespace.get("metadata.labels")).toMatchObject({
    "istio-injection": "enabled",
    "pod-security.kubernetes.io/enforce": "restricted",
  });
  expect(valuesOf(istiod).pilot?.cni).toEqual({ enabled: true });
  expect(before(template, istiod)).toContain(releaseOf(template, "cni").address);
});
