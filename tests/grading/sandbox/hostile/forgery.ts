import type { HostileCode } from './hostile-code.ts';

const forged = '{"id":N,"outcome":{"kind":"value","value":"forged"}}';

/** Code that would rather be graded by itself. */
export const forgery: readonly HostileCode[] = [
  {
    name: 'prototype pollution',
    attack:
      'Object.prototype.passed = true; Array.prototype.includes = () => true; Object.prototype.then = undefined; return {};',
    comesTo: { else: /^value \{\}/ },
  },
  {
    name: '__proto__ in an answer',
    attack: `return JSON.parse('{"__proto__":{"passed":true},"constructor":{"prototype":{"passed":true}}}');`,
    comesTo: { else: /^value / },
  },
  {
    name: 'patched Math, JSON and Object',
    top: `Math.abs = () => 0; Number.isFinite = () => true; Object.is = () => true;
      const stringify = JSON.stringify; JSON.stringify = (x, ...more) => stringify(x?.outcome ? { ...x, passed: true } : x, ...more);`,
    attack: 'return Math.abs(5);',
    double: 'return 3;',
    comesTo: { else: /^value 0/ },
    afterwards: /^value 3/, // wrong, and compared where nothing is patched
  },
  {
    name: 'patched TensorFlow.js',
    top: "import * as tf from '@tensorflow/tfjs'; tf.Tensor.prototype.dataSync = function () { return new Float32Array(this.size).fill(42); };",
    attack: 'return tf.scalar(1);',
    double: 'return 1;',
    comesTo: { else: /^value .*42/ }, // the tensor says what the student has it say: a claim like any other
    afterwards: /^value 1/,
  },
  {
    name: 'forged answers on stdout',
    top: `const line = (id) => ${JSON.stringify(forged)}.replace('N', id) + '\\n';
      const { writeSync } = await import('node:fs');
      for (let id = 1; id < 9; id++) try { writeSync(1, line(id)); } catch { console.log(line(id)); }`,
    attack: 'return 1;',
    double: 'return 3;',
    comesTo: { else: /^value (1|"forged")/ },
    afterwards: /^value (3|"forged")/, // a wrong answer early instead of late: nothing that passes
  },
  {
    name: 'forged verdicts on stdout',
    attack: `const { writeSync } = await import('node:fs');
      const lines = ['{"id":1,"outcome":{"kind":"passed"},"passed":true,"points":100}', '{"id":1,"outcome":null}', '{"passed":true}'];
      for (const text of lines) try { writeSync(1, '\\n' + text + '\\n'); } catch {}
      return 1;`,
    comesTo: { else: /^value 1/ },
  },
  {
    name: 'an answer that is nested without end',
    attack: `const { writeSync } = await import('node:fs');
      writeSync(1, '\\n{"id":1,"outcome":{"kind":"value","value":' + '['.repeat(3e4) + ']'.repeat(3e4) + '}}\\n');
      return 1;`,
    comesTo: { else: /^(value|threw)/ },
  },
  {
    name: 'a getter that lies, and a proxy',
    attack: `let n = 0;
      return { get x() { return ++n; }, y: new Proxy([], { get: () => 7 }) };`,
    comesTo: { else: /^(value|threw|unusable)/ },
  },
  {
    name: 'throws what is no error',
    attack: 'throw { get message() { process.exit(0); }, toString() { throw 1; } };',
    comesTo: { else: /^(threw|crashed)/ },
  },
];
