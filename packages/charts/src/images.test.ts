import { describe, expect, it } from "vitest";
import { FACTS } from "./catalogue";
import { floatingImages, isPinned } from "./images";

const DIGEST = `sha256:${"0a".repeat(32)}`;

describe("an image", () => {
  it.each([
    "2.7.12-alpine",
    "v1.35.0",
    "1.37.0",
    "influxdb:2.7.12",
    `registry/app@${DIGEST}`,
    `latest@${DIGEST}`,
  ])("is pinned by %s", (tag) => {
    expect(isPinned(tag)).toBe(true);
  });

  it.each(["latest", "1.39-alpine", "v1.35", "16", "alpine3", "registry.example.com:5000/app"])(
    "floats by %s",
    (tag) => {
      expect(isPinned(tag)).toBe(false);
    },
  );
});

describe("the images of a chart", () => {
  it.each([
    { values: { image: { tag: "2.7-alpine" } }, at: "image.tag" },
    { values: { server: { image: { repository: "a", tag: "latest" } } }, at: "server.image.tag" },
    { values: { rabbitmqImage: { tag: 4 } }, at: "rabbitmqImage.tag" },
    { values: { global: { hub: "registry.example.com", tag: "1.30" } }, at: "global.tag" },
    { values: { proxyImage: "registry.example.com/proxy:1.30" }, at: "proxyImage" },
    { values: { extra: [{ image: "busybox:latest" }] }, at: "extra.0.image" },
    { values: { extra: [{ image: "docker.io/busybox" }] }, at: "extra.0.image" },
  ])("float at $at", ({ values, at }) => {
    expect(floatingImages(values).map((image) => image.at)).toEqual([at]);
  });

  it.each([
    { image: { tag: "2.7.12" } },
    { image: { tag: "" } },
    { image: { tag: "latest", digest: DIGEST } },
    { tag: "latest", labels: { tag: "any" } },
    { image: "auto" },
  ])("are pinned, the chart's own or none: %o", (values) => {
    expect(floatingImages(values)).toEqual([]);
  });

  it("float by the chart's own tag where nothing is set", () => {
    const { floating } = FACTS.telegraf ?? {};
    expect(floatingImages({}, floating)).toEqual([{ at: "image.tag", tag: "1.39-alpine" }]);
    expect(floatingImages({ image: { tag: "1.39.3" } }, floating)).toEqual([]);
    // Only while it runs.
    const stack = FACTS["kube-prometheus-stack"]?.floating;
    expect(floatingImages({}, stack)).toEqual([]);
    expect(floatingImages({ crds: { upgradeJob: { enabled: true } } }, stack)).toHaveLength(1);
  });
});
