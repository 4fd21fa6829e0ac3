import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { zipOf } from '../../platform/node/zip.ts';

/** What of the project grades; packages are installed from the lock file when Gradescope builds its image. */
const NEEDED = ['package.json', 'package-lock.json', 'tsconfig.json', 'LICENSE', 'datasets', 'labs', 'src'];
const SECRET = 'hidden-seed.json';

/**
 * An autograder as Gradescope takes it: a zip with `setup.sh`, `run_autograder`, the project and the secret.
 * @param node the version of Node to grade with: `v24.11.0`
 */
export async function gradescopeBundle(project: string, secret: Uint8Array, node: string): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of NEEDED)
    for (const path of await filesBelow(join(project, name)))
      files.set(relative(project, path).replaceAll('\\', '/'), await readFile(path));
  files.set(SECRET, secret);
  files.set('setup.sh', new TextEncoder().encode(setup(node)));
  files.set('run_autograder', new TextEncoder().encode(RUN));
  return zipOf(files);
}

/** The path itself if it is a file; hidden files are left out. */
async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

const setup = (node: string) => `#!/usr/bin/env bash
# Gradescope runs this once, as root, to build the image in which it grades.
set -euo pipefail

# bubblewrap and prlimit contain the students' code, if the container lets them.
apt-get update
apt-get install -y --no-install-recommends bubblewrap ca-certificates curl util-linux xz-utils

curl -fsSL https://nodejs.org/dist/${node}/node-${node}-linux-x64.tar.xz | tar -xJ -C /usr/local --strip-components=1

cd /autograder/source
npm ci --omit=dev
chmod 600 ${SECRET}
`;

const RUN = `#!/usr/bin/env bash
# Grades one submission; results.json is whole from the first second on, and rewritten after every check.
cd /autograder/source
exec node src/cli/bin.js grade /autograder/submission --hidden-seed-file ${SECRET} --weak-isolation \\
  --results /autograder/results/results.json
`;
