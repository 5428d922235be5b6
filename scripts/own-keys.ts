import { join, relative, sep } from "node:path";
import ts from "typescript";

/** A look-up of a key that is known only when it runs, in a map that has what every object has besides. */
export interface Lookup {
  /** From the root of the repository, for example `packages/config/src/yaml/tree.ts`. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Where files look a key up that may be any text: `map[key]` or `key in map`. With a key such as `constructor` they find
 * what every object has. `own` of `@strata/values` does not. A key that its type lists, an index of a list and an
 * assignment are none of these.
 * @param isRuled whether a file, by its path from the root, is looked at
 */
export function lookupsByAnyKey(root: string, isRuled: (file: string) => boolean): readonly Lookup[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const nameOf = (file: string): string => relative(root, file).split(sep).join("/");
  const ruled = fileNames.filter((file) => isRuled(nameOf(file)));
  const program = ts.createProgram(ruled, { ...options, noEmit: true, incremental: false });
  const checker = program.getTypeChecker();
  return ruled.flatMap((name) => {
    const source = program.getSourceFile(name);
    if (source === undefined) return [];
    return nodesOf(source)
      .filter((node) => isLookup(node, checker))
      .map((node) => ({
        file: nameOf(name),
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        text: node.getText(),
      }));
  });
}

function nodesOf(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (at: ts.Node): void => {
    found.push(at);
    ts.forEachChild(at, visit);
  };
  visit(node);
  return found;
}

function isLookup(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isElementAccessExpression(node)) {
    return (
      !isAssigned(node) &&
      isAnyText(checker.getTypeAtLocation(node.argumentExpression)) &&
      isMap(checker.getTypeAtLocation(node.expression), checker)
    );
  }
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
    isAnyText(checker.getTypeAtLocation(node.left))
  );
}

function isAssigned(node: ts.ElementAccessExpression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** Whether a key of this type may be any text. */
function isAnyText(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(
    ({ flags }) => (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any)) !== 0,
  );
}

/** Whether a value of this type has keys that its type does not list. A list has none that are text. */
function isMap(type: ts.Type, checker: ts.TypeChecker): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => !checker.isArrayLikeType(part) && (part.flags & ts.TypeFlags.Object) !== 0);
}
