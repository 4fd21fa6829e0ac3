import type { HostileCode } from './hostile-code.ts';

/** Code that takes all there is: memory, output. */
export const memory: readonly HostileCode[] = [
  {
    name: 'memory bomb: objects on the heap',
    slow: true,
    attack: 'const all = []; for (;;) all.push({ all: [all.length] });',
    comesTo: { else: /^(crashed: it took more than \d+ MiB|crashed: .*(SIG|exit code 13\d)|timed out)/ },
  },
  {
    name: 'memory bomb: typed arrays',
    attack: 'const all = []; for (;;) all.push(new Float64Array(4e6).fill(1));',
    comesTo: { else: /^crashed: it took more than \d+ MiB|allocation failed/i },
  },
  {
    name: 'memory bomb: tensors',
    slow: true,
    top: "import * as tf from '@tensorflow/tfjs';",
    attack: 'const all = []; for (;;) all.push(tf.ones([1000, 1000]).add(1));',
    comesTo: { else: /^crashed: it took more than \d+ MiB|allocation failed|SIG|exit code 13\d/i },
  },
  {
    name: 'memory bomb: WebAssembly',
    slow: true,
    attack: `const all = [];
      for (;;) {
        all.push(new WebAssembly.Memory({ initial: 1000 }));
        new Uint8Array(all.at(-1).buffer).fill(1);
      }`,
    comesTo: { else: /^crashed: it took more than \d+ MiB|memory|allocate/i },
  },
  {
    name: 'memory bomb: strings',
    slow: true,
    attack: "const all = []; for (;;) all.push(Buffer.alloc(1e7, 'x').toString('latin1'));",
    comesTo: { else: /^crashed: it took more than \d+ MiB|allocation failed|memory|SIG|exit code 13\d/i },
  },
  {
    name: 'gigabytes of output',
    attack:
      "const much = 'x'.repeat(1e6); for (let i = 0; i < 5000; i++) await new Promise((go) => process.stdout.write(much, go));",
    comesTo: { else: /^crashed: it (printed|wrote) more than/ },
  },
  {
    name: 'gigabytes of errors',
    slow: true,
    attack: 'const much = "x\\n".repeat(1e5); for (;;) console.error(much);',
    comesTo: { else: /^(crashed: it (printed|wrote|took) more than|crashed: .*(SIG|exit code 13\d)|timed out)/ },
  },
  {
    name: 'an answer without end',
    slow: true,
    attack: 'return new Array(1e6).fill(1 / 3);',
    comesTo: { else: /^(crashed|timed out)/ },
  },
];
