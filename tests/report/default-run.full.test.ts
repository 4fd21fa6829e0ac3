import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { run, temporaryFolder } from '../cli/run-cli.ts';
import { describeInChromium } from '../setup/chromium.ts';

describeInChromium('the report of a default run', (browser) => {
  const folder = temporaryFolder();
  const file = join(folder, 'en-fr', 'report.html');
  beforeAll(async () => {
    const { code, stderr } = await run(['compare', '--out', join(folder, 'en-fr')]);
    expect(code, stderr).toBe(0);
  });

  it('is small enough to be sent by mail', () => {
    expect(statSync(file).size).toBeLessThan(12e6);
  });

  it('opens in under two seconds at a figure that is drawn', async () => {
    const page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
    const began = performance.now();
    await page.goto(`${pathToFileURL(file).href}#figure=loss`, { waitUntil: 'commit' });
    await page.locator('#figure-loss .main-svg').first().waitFor();
    expect(performance.now() - began).toBeLessThan(2000);
    await page.close();
  });
});
