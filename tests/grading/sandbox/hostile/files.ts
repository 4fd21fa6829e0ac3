import { denied, type HostileCode, openInPlain } from './hostile-code.ts';

const readText = "const { readFileSync, readdirSync } = await import('node:fs');";

/** Code that reads or writes what is not its own. */
export const files: readonly HostileCode[] = [
  {
    name: "reads the grader's secret",
    attack: `${readText} return readFileSync(world.secret, 'utf8');`,
    comesTo: { 'plain process': /canary/, else: denied },
    open: openInPlain('reads'),
  },
  {
    name: "reads another student's files",
    attack: `${readText} return readdirSync(world.submissions).map((name) => readFileSync(world.submissions + '/' + name, 'utf8'));`,
    comesTo: { 'plain process': /canary/, else: denied },
    open: openInPlain('reads'),
  },
  {
    name: 'reads a file by import()',
    attack: "return (await import(world.secret, { with: { type: 'json' } })).default;",
    comesTo: { 'plain process': /canary/, else: denied },
    open: openInPlain('reads'),
  },
  {
    name: 'reads a file by a module in a data: URL',
    attack: `const text = 'import x from ' + JSON.stringify('file://' + world.secret) + ' with { type: "json" }; export default x;';
      return (await import('data:text/javascript,' + encodeURIComponent(text))).default;`,
    comesTo: { 'plain process': /canary/, else: /^threw/ },
    open: openInPlain('reads'),
  },
  {
    name: 'reads a file by require()',
    attack: `const { createRequire } = await import('node:module'); return createRequire(import.meta.url)(world.secret);`,
    comesTo: { 'plain process': /canary/, else: /^threw/ },
    open: openInPlain('reads'),
  },
  {
    name: 'reads a file through a link',
    attack: `const { symlinkSync, readFileSync } = await import('node:fs');
      symlinkSync(world.secret, world.marker + '.link');
      return readFileSync(world.marker + '.link', 'utf8');`,
    comesTo: { 'plain process': /canary/, else: denied },
    open: openInPlain('reads'),
  },
  {
    name: 'reads a file by WASI',
    attack: `const { WASI } = await import('node:wasi');
      const wasi = new WASI({ version: 'preview1', preopens: { '/': world.submissions } });
      return typeof wasi.wasiImport.path_open;`,
    // the folder is open to the program in it; nothing of it has been read yet
    comesTo: { 'plain process': /^value "function"/, else: /^threw|not (supported|implemented)|^value "undefined"/ },
  },
  {
    name: "reads the grader's environment",
    attack: `${readText} return readFileSync('/proc/' + world.grader + '/environ', 'utf8');`,
    comesTo: { 'plain process': /canary/, else: denied },
    open: openInPlain('reads'),
  },
  {
    name: 'reads its own environment',
    attack: 'return JSON.stringify({ ...process.env });',
    comesTo: { deno: denied, else: /^value "\{/ },
  },
  {
    name: 'writes outside',
    attack: `const { writeFileSync } = await import('node:fs'); writeFileSync(world.marker, 'here'); return 1;`,
    comesTo: { 'plain process': /^value 1/, else: denied },
    open: openInPlain('writes'),
  },
  {
    name: 'fills the disk',
    attack: `const { appendFileSync } = await import('node:fs');
      const much = Buffer.alloc(2 ** 20);
      for (let i = 0; i < 100; i++) appendFileSync(world.marker, much);
      return 'filled';`,
    comesTo: { 'plain process': /EFBIG|SIGXFSZ/, else: denied },
    open: openInPlain('writes'),
  },
  {
    name: 'changes its own bundle',
    attack: `const { writeFileSync } = await import('node:fs');
      const { fileURLToPath } = await import('node:url');
      const own = fileURLToPath(import.meta.url);
      writeFileSync(own, 'process.exit(0);');
      return 1;`,
    comesTo: { 'plain process': /^value 1/, else: denied },
    open: openInPlain('writes'),
  },
  {
    name: 'forges results in files',
    attack: `const { writeFileSync } = await import('node:fs');
      writeFileSync(world.marker, JSON.stringify({ tests: [{ score: 100, max_score: 100 }] }));
      return 1;`,
    comesTo: { 'plain process': /^value 1/, else: denied },
    open: openInPlain('writes'),
  },
];
