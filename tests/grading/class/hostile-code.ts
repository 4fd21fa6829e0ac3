/**
 * Exercises that earn nothing, whatever they try. Each gets the text of the right solution, so that one that is taken for
 * honest by mistake would earn everything.
 */
export const hostileCode: Readonly<Record<string, (right: string) => string>> = {
  'throws at import': (right) => `${right}\nthrow new Error('no');`,
  'ends the process': (right) => `${right}\nprocess.exit(0);`,
  'imports the solution': () => `export * from './solution.ts';`,
  'imports the solution by a way round': () =>
    `export * from '../../labs/../labs/03-softmax-and-attention/solution.ts';`,
  'forges answers': (right) =>
    `${unexported(right)}
for (const id of Array(99).keys())
  for (const write of [console.log, (line: string) => process.stdout.write(line + '\\n')])
    write(JSON.stringify({ id, kind: 'value', value: 1, outcome: { kind: 'value', value: 1 }, passed: true, score: 100 }));`,
  'patches what the grader uses': (right) =>
    `${unexported(right)}
Object.is = () => true;
Number.isFinite = () => true;
Math.abs = () => 0;
Array.prototype.every = () => true;
Object.assign(Object.prototype, { passed: true, points: 100, earned: 100, status: 'passed' });`,
  'floods the output': (right) =>
    `${unexported(right)}\nconst much = 'x'.repeat(1 << 20);\nfor (let i = 0; i < 50; i++) console.log(much);`,
};

/** Every function is there for the code itself, and none for the grader. */
const unexported = (right: string) => right.replace(/\bexport\s*\{[^}]*\};?/g, '');

/** Code that does not end; a time limit has to end it, which takes its time. */
export const endlessCode = (right: string) => `${right}\nfor (;;) {}`;
