import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { describe, it } from 'vitest';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that CHROMIUM names, or one in a usual place. */
const executablePath = process.env.CHROMIUM ?? usual.find((path) => existsSync(path));

/**
 * A suite that needs a browser. Where there is none it is skipped under its own name, and counted as skipped; with
 * REQUIRE_ALL=1 that is a failure.
 */
export function describeInChromium(name: string, body: () => void): void {
  const missing = `no Chromium found (looked at ${executablePath ?? usual.join(', ')}) — set CHROMIUM to its path`;
  if (executablePath !== undefined && existsSync(executablePath)) {
    describe(name, body);
  } else if (process.env.REQUIRE_ALL === '1') {
    describe(name, () => {
      it('has a browser to run in', () => {
        throw new Error(missing);
      });
    });
  } else {
    describe.skip(`${name}: ${missing}`, body);
  }
}

/** Runs `use` in a browser of its own, with a profile of its own, and leaves neither behind. */
export async function inChromium(
  options: BrowserContextOptions,
  use: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'attention-lab-chromium-'));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: executablePath!,
    headless: true,
    args,
  });
  try {
    await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
