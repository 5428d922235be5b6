import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/** The scopes of releases in a stack: charts and objects may wait for each other in any order. */
const SCOPES = ["charts", "objects"];

/**
 * The releases that a release waits for. They may be created later: CDKTF reads their addresses when the stack is
 * synthesized.
 */
export function releasesNamed(stack: Construct, names: readonly string[]): readonly ITerraformDependable[] {
  return names.map((name) => ({
    get fqn(): string {
      return releaseNamed(stack, name).fqn;
    },
  }));
}

function releaseNamed(stack: Construct, name: string): Release {
  const found = SCOPES.map((scope) =>
    stack.node.tryFindChild(scope)?.node.tryFindChild(name)?.node.tryFindChild("this"),
  );
  const release = found.find((child) => child instanceof Release);
  if (release === undefined) throw new Error(`${name}: no chart and no objects have this name`);
  return release;
}
