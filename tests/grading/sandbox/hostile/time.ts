import type { HostileCode } from './hostile-code.ts';

/** Code that does not end. */
export const time: readonly HostileCode[] = [
  {
    name: 'endless loop at import',
    slow: true,
    top: 'for (;;) {}',
    comesTo: { else: /^not loaded: loading it takes more than/ },
    afterwards: /^not loaded/,
  },
  { name: 'endless loop in a call', attack: 'for (;;) {}', comesTo: { else: /^timed out/ } },
  {
    name: 'endless loop in a promise',
    slow: true,
    attack: 'const again = () => Promise.resolve().then(again); await again();',
    comesTo: { else: /^(timed out|crashed: it took more than)/ },
  },
  {
    name: 'a promise that never settles',
    slow: true,
    attack: 'await new Promise(() => {});',
    comesTo: { else: /^timed out/ },
  },
  {
    name: 'a thread that waits for ever',
    slow: true,
    attack: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
    comesTo: { else: /^timed out/ },
  },
  {
    name: 'a regular expression without end',
    slow: true,
    attack: "/(a+)+b/.test('a'.repeat(99));",
    comesTo: { else: /^timed out/ },
  },
  {
    name: 'deaf to signals',
    slow: true,
    attack: "for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); for (;;) {}",
    comesTo: { else: /^timed out/ },
  },
  {
    name: 'timers left behind',
    attack: 'setInterval(() => {}, 1); setTimeout(() => { for (;;) {} }, 50); return 1;',
    comesTo: { else: /^value 1/ },
    afterwards: /^(timed out|value 42)/,
  },
];
