import { blocksDrains, isPinned, podsOf } from "@strata/charts";
import type { Inventory } from "@strata/inventory";
import { isBlock } from "@strata/inventory";
import { gibibytesOf, type Manifest, podSpecsIn } from "./pods";
import { objectsBeside, ofObjects, type ShippedObject } from "./releases";
import type { Check } from "./rule";

/** GiB of a node's disk that images, logs and the system have. Source: kubelet, image garbage collection from 85 %. */
const RESERVED_GIB = 20;

/** No budget among the objects keeps every pod that it selects, of whatever release. */
export const drainableObjects: Check = ofObjects(
  "budgets that let a pod of each workload go",
  (shipped, inventory) => {
    if (shipped.object.kind !== "PodDisruptionBudget") return [];
    const { spec } = shipped.object as { readonly spec?: Manifest };
    const pods = selectedBy(shipped, inventory);
    const blocked = blocksDrains(spec ?? {}, pods);
    return blocked === undefined ? [] : [`PodDisruptionBudget ${shipped.name}: ${blocked}`];
  },
);

/** How many pods of its namespace a budget selects; undefined where none is known. */
function selectedBy(budget: ShippedObject, inventory: Inventory): number | undefined {
  const { spec } = budget.object as {
    readonly spec?: { readonly selector?: { readonly matchLabels?: Manifest } };
  };
  const wanted = Object.entries(spec?.selector?.matchLabels ?? {});
  const selected = objectsBeside(budget.release, inventory).flatMap(({ namespace, name, object }) => {
    const pods = podsOf(object, name);
    return pods !== undefined &&
      namespace === budget.namespace &&
      wanted.every(([key, value]) => pods.labels[key] === value)
      ? [pods.replicas]
      : [];
  });
  return selected.length === 0 ? undefined : selected.reduce((sum, replicas) => sum + replicas, 0);
}

/** A container that mounts a volume which outlives its pod has a startup probe before its liveness probe. */
export const startsBeforeItIsKilled: Check = ofObjects(
  "a startup probe where a container opens data",
  ({ name, object }) =>
    podSpecsIn(object).flatMap(({ containers, volumes }) =>
      containers
        .filter(
          (container) =>
            container.livenessProbe !== undefined &&
            container.startupProbe === undefined &&
            opensData(container, volumes, object),
        )
        .map((container) => `no startupProbe of container ${container.name} of ${object.kind} ${name}`),
    ),
);

function opensData(container: Manifest, volumes: readonly Manifest[], object: Manifest): boolean {
  if (object.kind === "StatefulSet") return true;
  const lasting = volumes
    .filter((volume) => volume.persistentVolumeClaim !== undefined)
    .map((volume) => volume.name);
  const mounts = Array.isArray(container.volumeMounts) ? container.volumeMounts.filter(isBlock) : [];
  return mounts.some((mount) => lasting.includes(mount.name));
}

/** Every image of an object is pinned. */
export const pinnedImagesOfObjects: Check = ofObjects(
  "a full version or a digest of each image",
  ({ name, object }) => [
    ...podSpecsIn(object).flatMap(({ containers }) =>
      containers
        .filter(({ image }) => typeof image === "string" && !image.includes("${") && !isPinned(image))
        .map(
          (container) => `image ${container.image} of container ${container.name} of ${object.kind} ${name}`,
        ),
    ),
    ...imageOfKind(name, object),
  ],
);

/** Operators take the image of their kind at `spec.image`. */
function imageOfKind(name: string, object: Manifest): readonly string[] {
  const image = isBlock(object.spec) ? object.spec.image : undefined;
  return typeof image === "string" && !image.includes("${") && !isPinned(image)
    ? [`image ${image} of ${object.kind} ${name}`]
    : [];
}

/** Requests and a limit of memory of each container; those that only change one of an operator's have the operator's. */
export const statesResourcesOfObjects: Check = ofObjects(
  "requests and limits of each container",
  ({ name, object }) =>
    podSpecsIn(object).flatMap(({ containers }) =>
      containers
        .filter(({ image }) => image !== undefined)
        .flatMap((container) =>
          unstated(container).map(
            (path) => `no ${path} of container ${container.name} of ${object.kind} ${name}`,
          ),
        ),
    ),
);

function unstated({ resources }: Manifest): readonly string[] {
  const { requests, limits } = (isBlock(resources) ? resources : {}) as Record<string, Manifest | undefined>;
  return [
    ...(requests?.cpu === undefined ? ["requests.cpu"] : []),
    ...(requests?.memory === undefined ? ["requests.memory"] : []),
    ...(limits?.memory === undefined ? ["limits.memory"] : []),
  ];
}

/** What pods write to their node's disk has a size, and the smallest disk has room for it. */
export const scratchFits: Check = ofObjects(
  "a sizeLimit of each emptyDir, which the smallest disk of a node has room for",
  ({ name, object, release }, inventory) => {
    const room = roomOnNodes(inventory);
    return podSpecsIn(object).flatMap(({ volumes }) =>
      volumes.flatMap(({ name: volume, emptyDir }) => {
        if (!isBlock(emptyDir) || emptyDir.medium === "Memory") return [];
        const size = gibibytesOf(emptyDir.sizeLimit);
        const where = `emptyDir ${volume} of ${object.kind} ${name} in ${release.address}`;
        if (size === undefined) return [`no sizeLimit of ${where}`];
        return room !== undefined && size > room
          ? [`${emptyDir.sizeLimit} of ${where}, where a node has ${room} GiB to spare`]
          : [];
      }),
    );
  },
);

/** GiB that the smallest disk of a node has beside what it keeps for itself; undefined where no disk is known. */
function roomOnNodes(inventory: Inventory): number | undefined {
  const sizes = [
    ...inventory
      .resources("aws_launch_template")
      .flatMap((template) => template.blocks("block_device_mappings"))
      .flatMap((mapping) => (Array.isArray(mapping.ebs) ? mapping.ebs : [mapping.ebs]))
      .filter(isBlock)
      .map((ebs) => Number(ebs.volume_size)),
    ...inventory.resources("aws_eks_node_group").map((group) => Number(group.get("disk_size"))),
  ].filter((size) => size > 0);
  return sizes.length === 0 ? undefined : Math.max(0, Math.min(...sizes) - RESERVED_GIB);
}

/**
 * The operator's own configuration has `disk_free_limit.absolute`, beside which RabbitMQ reads no relative limit. Source:
 * rabbitmq/cluster-operator, internal/resource/configmap.go; RabbitMQ, "Free Disk Space Alarms".
 */
export const limitsDisk: Check = ofObjects("disk_free_limit.absolute", ({ name, object }) => {
  if (object.kind !== "RabbitmqCluster") return [];
  const { spec } = object as { readonly spec?: { readonly rabbitmq?: Manifest } };
  const text = String(spec?.rabbitmq?.additionalConfig ?? "");
  const keys = [...text.matchAll(/^\s*(disk_free_limit\.\w+)\s*=/gm)].map(([, key]) => key);
  return keys.length > 0 && !keys.includes("disk_free_limit.absolute")
    ? [`${keys.join(", ")} of RabbitmqCluster ${name}, which the operator's absolute limit overrides`]
    : [];
});
