import {
  apiVersion,
  entryName,
  kubernetesName,
  kubernetesSubdomain,
  objectKind,
} from "@strata/kind/vocabulary";
import { z } from "zod";
import { release, releaseNamespace } from "../charts/release-settings";

/** Kubernetes objects that are installed together. */
export const objectRelease = z.strictObject({
  namespace: releaseNamespace.describe("Namespace of the release, and of its objects that name none"),
  ...release,
  items: z
    .record(
      entryName,
      z.looseObject({
        apiVersion: apiVersion.describe("For example external-secrets.io/v1"),
        kind: objectKind.describe("For example SecretStore"),
        metadata: z
          .looseObject({
            name: kubernetesSubdomain.optional().describe("The entry's name where absent"),
            namespace: kubernetesName.optional().describe("The release's namespace where absent"),
          })
          .default({}),
      }),
    )
    .describe("Kubernetes objects, complete. { $json: … } is text: the JSON of what it holds"),
});

/** Settings of a release of objects. */
export type ObjectReleaseSettings = z.output<typeof objectRelease>;
