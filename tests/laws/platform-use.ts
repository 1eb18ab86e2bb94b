import ts from 'typescript';

/** What only the composition root may take from the platform, as it is written in code. */
const guarded: ReadonlySet<string> = new Set([
  'Date.now',
  'Math.random',
  'crypto.getRandomValues',
  'crypto.randomUUID',
  'performance.now',
]);

/** A use of the platform's clock, randomness or console, with its line counted from 1. */
export interface PlatformUse {
  readonly what: string;
  readonly line: number;
}

/** Finds them in the code itself; words in comments and texts do not count. */
export function platformUses(file: string, text: string): readonly PlatformUse[] {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const uses: PlatformUse[] = [];
  const visit = (node: ts.Node): void => {
    const what = platformUse(node);
    if (what !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      uses.push({ what, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

function platformUse(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const owner = node.expression.getText().replace(/^(?:globalThis|window|self)\./, '');
    if (owner === 'console') return 'console';
    const name = `${owner}.${node.name.text}`;
    return guarded.has(name) ? name : undefined;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return (node.arguments ?? []).length === 0 ? 'new Date()' : undefined;
  }
  return undefined;
}
