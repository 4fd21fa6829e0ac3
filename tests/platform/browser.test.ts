import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadKernels } from '../../src/platform/node/kernels.ts';
import { describeInChromium } from '../setup/chromium.ts';
import { trainingDigest } from '../training/training-digest.ts';

const families = ['lstm', 'transformer'] as const;
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** A page's files: the program joined into one, the backend's build with SIMD, our kernels. */
async function pageFiles(): Promise<ReadonlyMap<string, readonly [type: string, content: Uint8Array]>> {
  const entryPoints = [path('fixtures/browser-training.ts')];
  const bundle = await build({ entryPoints, bundle: true, globalName: 'training', write: false });
  await loadKernels(); // builds them if need be
  const backend = 'tfjs-backend-wasm-simd.wasm';
  return new Map([
    [
      '/',
      ['text/html', Buffer.from('<!doctype html><link rel="icon" href="data:,"><script src="training.js"></script>')],
    ],
    ['/training.js', ['text/javascript', bundle.outputFiles[0]!.contents]],
    [
      `/${backend}`,
      ['application/wasm', await readFile(path(`../../node_modules/@tensorflow/tfjs-backend-wasm/dist/${backend}`))],
    ],
    ['/kernels.wasm', ['application/wasm', await readFile(path('../../src/wasm/build/kernels.wasm'))]],
  ]);
}

describeInChromium('training in a browser', (browser) => {
  let server: Server;
  let address: string;

  beforeAll(async () => {
    const files = await pageFiles();
    server = createServer(({ url }, response) => {
      const [type, content] = files.get(url!) ?? [];
      response.writeHead(content ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(content);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  async function opened<T>(use: (page: Page) => Promise<T>): Promise<{ result: T; complaints: string[] }> {
    const page = await browser().newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    const result = await use(page);
    await page.close();
    return { result, complaints };
  }

  it('gives the bits that Node gives after 200 steps of both families, and nothing to complain of', async () => {
    const { result, complaints } = await opened((page) =>
      page.evaluate<string[]>(`training.trainInPage(${JSON.stringify(families)})`),
    );
    expect(complaints).toEqual([]);
    expect(result).toEqual([await trainingDigest('lstm'), await trainingDigest('transformer')]);
  });

  it('names a file that is not served', async () => {
    const { result } = await opened((page) =>
      page.evaluate<string>(
        `training.useWasmBackend({ backend: './', kernels: 'nowhere.wasm' }).catch(({ message }) => message)`,
      ),
    );
    expect(result).toBe('nowhere.wasm: 404 Not Found — check where it is served');
  });
});
