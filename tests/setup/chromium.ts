import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { describeWith } from './describe-with.ts';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that CHROMIUM names, or one in a usual place. */
const executablePath = process.env.CHROMIUM ?? usual.find((path) => existsSync(path));

/** A suite that needs a browser: one for all of its tests, with a profile of its own that is removed with it. */
export function describeInChromium(name: string, body: (browser: () => Browser) => void): void {
  const missing = `no Chromium found (looked at ${executablePath ?? usual.join(', ')}) — set CHROMIUM to its path`;
  let browser: Browser;
  const suite = () => {
    beforeAll(async () => {
      const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
      browser = await chromium.launch({ executablePath: executablePath!, headless: true, args });
    });
    afterAll(() => browser?.close());
    body(() => browser);
  };
  const isThere = executablePath !== undefined && existsSync(executablePath);
  describeWith(isThere ? undefined : missing, name, suite);
}
