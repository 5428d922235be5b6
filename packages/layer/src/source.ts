import type { Entries, EntryOf, Field, Fields, ValueOf, ValueType } from "@strata/contract";
import { exampleOf } from "@strata/contract";
import {
  Lazy,
  ref,
  type TerraformElement,
  TerraformLocal,
  type TerraformStack,
  TerraformVariable,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import { objectType } from "./terraform-type";

/** How a {@link Source} is declared in Terraform. */
export interface SourceProps {
  /** Name of the variable, of the data source and of the local: an identifier. */
  readonly name: string;
  /** What the variable stands in for, for the reader of the plan. */
  readonly description: string;
  /** Terraform type of the data source, for example `aws_ssm_parameter`. */
  readonly type: string;
  /** Makes the data source that is read when the variable is null. */
  readonly data: (scope: Construct, id: string) => TerraformElement;
  /** Path from the data source to the values, for example `outputs`; empty where they are its attributes. */
  readonly at: string;
  /** Entry names for an output of type `entries`. */
  readonly names: (output: string) => readonly string[];
  /** Zone letters of an entry's list that has an element for each. @default no list has */
  readonly zones?: (output: string, entry: string, field: string) => readonly string[] | undefined;
}

/**
 * Values from outside the stack: an upstream state, or something that exists in AWS already. Each is a
 * variable that is null by default, a data source that is read only then, and a local whose every field
 * picks for itself; so plain `terraform plan` reads the source, and `-var` plans without it.
 *
 * One conditional over the whole object would fail with "Inconsistent conditional result types" as soon as
 * the source gains a field. Only fields that are read are declared, for the same reason.
 */
export class Source {
  private readonly read = new Map<string, Field | Entries>();
  private readonly address: string;

  constructor(
    stack: TerraformStack,
    private readonly props: SourceProps,
  ) {
    const { name } = props;
    const scope = new Construct(stack, `source-${name}`);
    const data = props.data(scope, "data");
    data.overrideLogicalId(name);
    data.addOverride("count", `\${var.${name} == null ? 1 : 0}`);
    this.address = `data.${props.type}.${name}[0]${props.at === "" ? "" : `.${props.at}`}`;

    const variable = new TerraformVariable(scope, "variable", {
      type: Lazy.stringValue({ produce: () => objectType(this.members()) }),
      description: props.description,
    });
    variable.overrideLogicalId(name);
    variable.addOverride("default", null);
    variable.addOverride("//", {
      example: Lazy.anyValue({ produce: () => exampleOf(this.members(), props.names, props.zones) }),
    });
    const local = new TerraformLocal(
      scope,
      "local",
      Lazy.anyValue({
        produce: () =>
          Object.fromEntries(
            [...this.read].sort().map(([field, output]) => [field, this.pick(field, output)]),
          ),
      }),
    );
    local.overrideLogicalId(name);
  }

  /** A token for one value. */
  field<T extends ValueType>(name: string, field: Field<T>): ValueOf<T> {
    this.read.set(name, field);
    return token(`local.${this.props.name}.${name}`, field.type) as ValueOf<T>;
  }

  /** Tokens for the fields of one entry. */
  entry<F extends Fields>(output: string, declared: Entries<F>, name: string): EntryOf<F> {
    const values = {};
    for (const [fieldName, field] of Object.entries(declared.fields)) {
      Object.defineProperty(values, fieldName, {
        enumerable: true,
        get: () => {
          const known = this.read.get(output);
          const fields = known?.type === "entries" ? known.fields : {};
          this.read.set(output, { ...declared, fields: { ...fields, [fieldName]: field } });
          return token(this.path(output, name, fieldName), field.type);
        },
      });
    }
    return values as EntryOf<F>;
  }

  /** A token for one element of a list that an entry has as a field, which must have been read. */
  element(output: string, name: string, field: string, index: number): string {
    return token(`${this.path(output, name, field)}[${index}]`, "string") as string;
  }

  private path(output: string, name: string, field: string): string {
    return `local.${this.props.name}.${output}${step(name)}.${field}`;
  }

  private members(): Record<string, Field | Entries> {
    return Object.fromEntries([...this.read].sort());
  }

  private pick(field: string, output: Field | Entries): string {
    const variable = `var.${this.props.name}`;
    const source = `${this.address}.${field}`;
    return `\${${variable} == null ? ${typed(source, output)} : ${variable}.${field}}`;
  }
}

/** The source's value in the shape of the variable's, so that both branches of the conditional have one type. */
function typed(source: string, output: Field | Entries): string {
  if (output.type === "strings") return `tolist(${source})`;
  if (output.type !== "entries") return source;
  const fields = Object.entries(output.fields)
    .sort()
    .map(([name, field]) => `${name} = ${typed(`entry.${name}`, field)}`);
  return `tomap({for name, entry in ${source} : name => {${fields.join(", ")}}})`;
}

/** The way into a map by an entry's name: a name with a dot, such as `ecr.api`, would be two attributes. */
function step(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** An expression, not text: functions that take it must see it without its braces. */
function token(expression: string, type: ValueType): ValueOf<ValueType> {
  const reference = ref(expression);
  if (type === "number") return Token.asNumber(reference);
  if (type === "strings") return Token.asList(reference);
  // A boolean has no token of its own in CDKTF: the expression stands where the literal would.
  if (type === "boolean") return `\${${expression}}` as unknown as boolean;
  return Token.asString(reference);
}
