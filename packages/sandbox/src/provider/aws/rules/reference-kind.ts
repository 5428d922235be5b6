/** A kind of thing that others name, with all attributes that may hold its name, and AWS's answer when none does. */
export interface ReferenceKind {
  /** `type.path` of what exists, for example `aws_subnet.id`. */
  readonly named: readonly string[];
  /** `type.path` of what refers to it. */
  readonly by: readonly string[];
  readonly code: string;
  readonly message: (name: string) => string;
  /** Names that AWS provides, or that belong to somebody else: nothing here could know them. */
  readonly except?: RegExp;
  /** Where AWS looks: in the region of who asks, unless the name is one for all regions. */
  readonly scope?: "region" | "account";
}
