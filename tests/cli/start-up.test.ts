import { expect, test } from 'vitest';
import { run } from './run-cli.ts';

/** Run before a program: at its end, prints the packages that it has loaded, the CommonJS ones such as TensorFlow.js. */
const listPackages = String.raw`
  import { createRequire } from 'node:module';
  process.on('exit', () => {
    const files = Object.keys(createRequire(process.execPath).cache);
    const packages = files.map((file) => /node_modules[/\\](@?[\w-]+)/.exec(file)?.[1]);
    console.error('loaded ' + [...new Set(packages)].join(' '));
  });`;
const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(listPackages)}` };

async function loadedBy(command: string): Promise<string[]> {
  const { stderr } = await run(command.split(' '), { environment });
  return /loaded (.*)/.exec(stderr)![1]!.split(' ');
}

test.each(['--help', '--version', 'compare --help', 'bench --help', 'translate --help', 'no-such-command'])(
  'attention-lab %s loads no tensor library: the answer is there at once',
  async (command) => {
    const loaded = await loadedBy(command);
    expect(loaded).toContain('commander');
    expect(loaded).not.toContain('@tensorflow');
  },
);

test('attention-lab translate loads it, so that the test above can see it', async () => {
  expect(await loadedBy('translate no-such-run')).toContain('@tensorflow');
});
