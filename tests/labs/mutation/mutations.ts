import ts from 'typescript';

/** One small change of a text: what a slip of the hand might have made of it. */
export interface Mutation {
  /** `line 12: a + b → a - b`. */
  readonly name: string;
  readonly text: string;
}

/** Each both ways. */
const SWAPPED_OPERATORS = [
  ['+', '-'],
  ['*', '/'],
  ['<', '<='],
  ['>', '>='],
  ['===', '!=='],
  ['&&', '||'],
  ['+=', '-='],
] as const;

const SWAPPED_METHODS = [
  ['add', 'sub'],
  ['mul', 'div'],
  ['sum', 'mean'],
  ['max', 'min'],
  ['sigmoid', 'tanh'],
  ['exp', 'sqrt'],
  ['greater', 'greaterEqual'],
  ['less', 'lessEqual'],
  ['zerosLike', 'onesLike'],
  ['zeros', 'ones'],
  ['push', 'unshift'],
  ['every', 'some'],
] as const;

const other = (pairs: readonly (readonly [string, string])[], name: string): string | undefined =>
  pairs.flatMap(([a, b]) => (name === a ? [b] : name === b ? [a] : []))[0];

/** Every mutation of the answers (what stands in a `#region`) of a solution. */
export function mutationsOf(solution: string): Mutation[] {
  const file = ts.createSourceFile('solution.ts', solution, ts.ScriptTarget.ES2022, true);
  const answers = [...solution.matchAll(/\/\/ #region[\s\S]*?\/\/ #endregion/g)].map((match) => {
    return [match.index, match.index + match[0].length] as const;
  });
  const mutations: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    const [start, end] = [node.getStart(), node.getEnd()];
    if (answers.some(([from, to]) => start >= from && end <= to)) {
      for (const [from, to, changed] of changesOf(node)) {
        const line = file.getLineAndCharacterOfPosition(start).line + 1;
        const text = solution.slice(0, from) + changed + solution.slice(to);
        const shown = (whole: string, length: number) => whole.slice(start, length).replaceAll(/\s+/g, ' ');
        const name = `line ${line}: ${shown(solution, end)} → ${shown(text, end + changed.length - (to - from))}`;
        mutations.push({ name, text });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutations;
}

/** One more of what is counted, twice of what is measured. */
const changedNumber = (n: number): number => (Number.isInteger(n) && n < 10 ? n + 1 : 2 * n);

type Change = readonly [from: number, to: number, changed: string];

function changesOf(node: ts.Node): Change[] {
  const replaced = (part: ts.Node, changed: string | undefined): Change[] =>
    changed === undefined ? [] : [[part.getStart(), part.getEnd(), changed]];
  if (ts.isBinaryExpression(node)) {
    return replaced(node.operatorToken, other(SWAPPED_OPERATORS, node.operatorToken.getText()));
  }
  if (ts.isPropertyAccessExpression(node)) return replaced(node.name, other(SWAPPED_METHODS, node.name.text));
  if (ts.isNumericLiteral(node)) return replaced(node, String(changedNumber(Number(node.text))));
  if (ts.isPrefixUnaryExpression(node)) return replaced(node, node.operand.getText());
  if (ts.isConditionalExpression(node)) {
    const { condition, whenTrue, whenFalse } = node;
    return replaced(node, `${condition.getText()} ? ${whenFalse.getText()} : ${whenTrue.getText()}`);
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return replaced(node, 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return replaced(node, 'true');
  if (ts.isExpressionStatement(node)) return replaced(node, ';');
  return [];
}
