/** A step into a value: a name, an index, or `*` for each element of a resource's attribute. */
export type Step = string | number;

/** An expression of Terraform's language, read and not yet evaluated. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "text"; readonly parts: readonly Expression[] }
  | { readonly kind: "path"; readonly root: string; readonly steps: readonly Step[] }
  | { readonly kind: "access"; readonly of: Expression; readonly steps: readonly Step[] }
  /** An index that is itself an expression. */
  | { readonly kind: "index"; readonly of: Expression; readonly key: Expression }
  /** `of[*].name` and `of.*.name`: `each` is a path from {@link ITEM}. */
  | { readonly kind: "splat"; readonly of: Expression; readonly each: Expression }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: "for";
      readonly names: readonly string[];
      readonly over: Expression;
      /** Key of each entry; absent where the result is a list. */
      readonly key?: Expression;
      readonly value: Expression;
      /** Which elements are taken; absent where all are. */
      readonly condition?: Expression;
    };

/** The root of the path that a splat follows for each element. No name is spelled like it. */
export const ITEM = "*";
