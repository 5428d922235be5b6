import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A call that starts Terraform. */
export interface TerraformStart {
  readonly file: string;
  readonly line: number;
  /** The call, as far as its first two arguments. */
  readonly call: string;
}

/** Functions that start processes, by any of the names under which Node and Execa have them. */
const STARTERS =
  /^(execa|execaSync|execaNode|execaCommand|spawn|spawnSync|exec|execSync|execFile|execFileSync|fork)$/;

/** What is started: an executable of that name, or a variable that is called so. */
const NAMED = /terraform/i;

/** A command line that starts Terraform from a shell, or through `env` and the like. */
const IN_COMMAND = /(^|[\s;&|/("'`])terraform([\s"'`]|$)/;

/** The calls in a file that start Terraform. */
export function terraformStarts(root: string, file: string): readonly TerraformStart[] {
  return terraformStartsIn(file, readFileSync(join(root, file), "utf8"));
}

/** The calls in a text, as if it were the file of that path. */
export function terraformStartsIn(file: string, text: string): readonly TerraformStart[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: TerraformStart[] = [];
  const visit = (node: ts.Node): void => {
    if (isStart(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const [program, args] = node.arguments;
      const call = [program, args].flatMap((part) => part?.getText() ?? []).join(", ");
      found.push({ file, line: line + 1, call });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isStart(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  if (!ts.isIdentifier(callee) || !STARTERS.test(callee.text)) return false;
  const [program, args] = node.arguments;
  if (program === undefined) return false;
  if (NAMED.test(program.getText())) return true;
  return args !== undefined && ts.isArrayLiteralExpression(args) && startsThroughAnother(args);
}

/** Whether another program, such as a shell, is given a command that starts Terraform. */
function startsThroughAnother({ elements }: ts.ArrayLiteralExpression): boolean {
  return elements.some((element) => ts.isStringLiteralLike(element) && IN_COMMAND.test(element.text));
}
