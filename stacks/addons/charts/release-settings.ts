import { fixed, type Kept, type NameTemplate, refersTo } from "@strata/kind";
import { kubernetesSubdomain, namespaceName, seconds } from "@strata/kind/vocabulary";
import { z } from "zod";

/** Longest name of a release. Source: Helm, `ValidateReleaseName`. */
export const RELEASE_NAME_LENGTH = 53;

/** The name of a release. */
export const releaseName = {
  of: "Helm release",
  setting: "name",
  default: "{entry}",
  scope: "anywhere",
  longest: RELEASE_NAME_LENGTH,
  fixed: {
    since:
      "a release of another name is another one: this one is uninstalled first, and the volumes of its pods stay behind",
    way: "keep it: a renamed entry says was, and name with what it is called",
    source: "Terraform helm_release.name",
  },
} as const satisfies NameTemplate;

/** The namespace of a release, from its beginning. */
export const releaseNamespace = fixed(namespaceName, {
  since:
    "a release in another namespace is another one: this one is uninstalled first, and the volumes of its pods stay behind",
  way: "add an entry for the other namespace, move what the volumes hold, then take this one out",
  source: "Terraform helm_release.namespace",
});

/** Why a release does not just go. */
export const keptRelease: Kept = {
  since: "what it installed goes with it, and with objects of operators what these made of them, volumes too",
  way: "take it away from those who use it and apply that, and copy what its volumes hold",
  source: "Helm documentation, helm uninstall",
};

/** What every Helm release says, of a chart or of objects. */
export const release = {
  name: kubernetesSubdomain
    .max(RELEASE_NAME_LENGTH, `at most ${RELEASE_NAME_LENGTH} characters`)
    .optional()
    .describe("Name of the release; the entry's name where absent"),
  after: z
    .array(refersTo(["addons.charts", "addons.objects"]))
    .default([])
    .describe("Charts and releases of objects that must be installed before, and removed after"),
  timeoutSeconds: seconds
    .min(60)
    .default(600)
    .describe("Seconds until everything of the release must be ready; then it is undone"),
};
