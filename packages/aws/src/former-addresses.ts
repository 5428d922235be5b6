import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

/**
 * Addresses of earlier releases, as `moved` and `removed` blocks. A stack has one list of each, which all of its
 * constructs add to. Source: Terraform, "Moved block reference" and "Removed block reference".
 */
export class FormerAddresses extends Construct {
  private readonly moves: { readonly from: string; readonly to: string }[] = [];
  private readonly removals = new Set<string>();

  /** Those of the stack that a construct is in. */
  static of(scope: Construct): FormerAddresses {
    const id = "former-addresses";
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(id) as FormerAddresses | undefined) ?? new FormerAddresses(stack, id);
  }

  /** What had one address has another one now. A key of an instance must be literal. */
  moved(from: string, to: string): void {
    this.moves.push({ from, to });
    TerraformStack.of(this).addOverride("moved", [...this.moves]);
  }

  /** What has this address, and was not moved, is no longer Terraform's, and stays as it is. */
  forgotten(from: string): void {
    this.removals.add(from);
    const removed = [...this.removals].map((address) => ({
      from: address,
      lifecycle: [{ destroy: false }],
    }));
    TerraformStack.of(this).addOverride("removed", removed);
  }
}
