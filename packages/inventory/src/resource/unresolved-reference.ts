/** A reference that leads nowhere: the JSON would fail in Terraform, or reads a unit that is not there. */
export class UnresolvedReference extends Error {
  override readonly name = "UnresolvedReference";
}
