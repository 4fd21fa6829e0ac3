import { denied, type HostileCode, openInNode, openInPlain } from './hostile-code.ts';

/** Code that ends processes, starts them, or leaves its own. */
export const processes: readonly HostileCode[] = [
  {
    name: 'process.exit(0) at import',
    top: 'process.exit(0);',
    comesTo: { else: /^not loaded: while it was loaded, its process ended, with exit code 0/ },
    afterwards: /^not loaded/,
  },
  { name: 'process.exit(0) in a call', attack: 'process.exit(0);', comesTo: { else: /^crashed: .*exit code 0/ } },
  { name: 'process.abort()', attack: 'process.abort();', comesTo: { else: /^crashed/ } },
  {
    name: 'signal to the parent',
    attack: "process.kill(process.ppid, 'SIGUSR2'); return 1;",
    // in bubblewrap the parent is the sandbox's own first process, in a namespace of its own
    comesTo: { bubblewrap: /^(value 1|crashed|threw)/, deno: denied, else: /^value 1/ },
    open: openInNode('signals'),
  },
  {
    name: 'signal to the grader by its number',
    attack: "process.kill(world.pid, 'SIGUSR2'); return 1;",
    comesTo: { bubblewrap: /ESRCH/, deno: denied, else: /^value 1/ },
    open: openInNode('signals'),
  },
  {
    name: 'fork flood',
    attack: `const { spawn } = await import('node:child_process');
      const failures = [];
      for (let i = 0; i < 100; i++) {
        const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3000)']).on('error', (e) => failures.push(e.code));
        await new Promise((go) => setTimeout(go, 10));
      }
      return failures.length > 50 ? 'failed: ' + failures[0] : 'flooded';`,
    comesTo: {
      deno: denied,
      'node permissions': denied,
      // a child that finds no room for its threads ends at once, and may be started again
      bubblewrap: /^(value "|crashed|timed out)/,
      else: /^(crashed: it started more than|timed out|crashed: it took)/,
    },
  },
  {
    name: 'flood of worker threads',
    attack: `const { Worker } = await import('node:worker_threads');
      for (let i = 0; i < 60; i++) new Worker('setInterval(() => {}, 1000)', { eval: true });
      await new Promise((go) => setTimeout(go, 1000));
      return 'flooded';`,
    comesTo: { 'node permissions': denied, else: /^(crashed|timed out|threw)/ },
    afterwards: /^(value 42|crashed)/, // threads that were refused may end the process later
  },
  {
    name: 'a worker thread with a loop without end',
    attack: `const { Worker } = await import('node:worker_threads');
      new Worker('for (;;) {}', { eval: true }).on('error', () => {});
      await new Promise((go) => setTimeout(go, 100));
      return 1;`,
    comesTo: { 'node permissions': denied, else: /^(value 1|crashed|threw)/ },
  },
  {
    name: 'a child left behind',
    attack: `const { spawn, spawnSync } = await import('node:child_process');
      const { error } = spawnSync('/bin/sh', ['-c', 'setsid sleep ' + world.nap + ' >/dev/null 2>&1 </dev/null & exit 0']);
      if (error) throw error;
      await new Promise((go) => setTimeout(go, 300)); // it has a session of its own by now
      return 1;`,
    comesTo: { bubblewrap: /ENOENT|EAGAIN|EPERM/, deno: denied, 'node permissions': denied, else: /^value 1/ },
    open: openInPlain('outlives'),
  },
  {
    name: 'a child of its own session',
    attack: `const { spawn } = await import('node:child_process');
      const child = spawn('/bin/sleep', [world.nap], { detached: true, stdio: 'ignore' });
      await new Promise((go, no) => child.on('error', no).on('spawn', go));
      child.unref();
      return 1;`,
    comesTo: { bubblewrap: /ENOENT|EAGAIN|EPERM/, deno: denied, 'node permissions': denied, else: /^value 1/ },
  },
  {
    name: 'native add-on',
    attack: `const { createRequire } = await import('node:module');
      createRequire(import.meta.url)(world.addon);
      return 1;`,
    comesTo: { else: /Cannot find module|addons? is disabled|requires? .*access|restricted|ENOENT|permission/i },
  },
  {
    name: "Node's inner bindings",
    attack: `const { fs } = process.binding('natives') ? { fs: process.binding('fs') } : {};
      const { spawn } = process.binding('spawn_sync');
      const { output } = spawn({ file: '/bin/cat', args: ['cat', world.secret], envPairs: [],
        stdio: [{ type: 'pipe', readable: true }, { type: 'pipe', writable: true }, { type: 'pipe', writable: true }] });
      return String(output?.[1]);`,
    comesTo: { 'plain process': /canary|threw/, bubblewrap: /^(value "(undefined|null)"|threw)/, else: /^threw/ },
    open: openInPlain('reads'),
  },
];
