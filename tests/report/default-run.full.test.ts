import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { run, temporaryFolder } from '../cli/run-cli.ts';
import { describeInChromium } from '../setup/chromium.ts';

describeInChromium('a default run', (browser) => {
  const folder = temporaryFolder();
  const file = join(folder, 'en-fr', 'report.html');
  beforeAll(async () => {
    const { code, stderr } = await run(['compare', '--out', join(folder, 'en-fr')]);
    expect(code, stderr).toBe(0);
  });

  it('is small enough to be sent by mail', () => {
    expect(statSync(file).size).toBeLessThan(12e6);
  });

  it('opens at a figure that is drawn', async () => {
    const page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
    const began = performance.now();
    await page.goto(`${pathToFileURL(file).href}#figure=loss`, { waitUntil: 'commit' });
    await page.locator('#figure-loss .main-svg').first().waitFor();
    console.log(`The report opened in ${((performance.now() - began) / 1000).toFixed(1)} s.`); // two are what it may take
    await page.close();
  });

  it('is what the notebooks keep the output of', async () => {
    const { code, stderr } = await run(['notebooks', 'check', '--run', join(folder, 'en-fr')]);
    expect(code, stderr).toBe(0);
  });
});
