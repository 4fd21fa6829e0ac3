import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInChromium } from '../setup/chromium.ts';
import { fixtureData } from './fixture-run.ts';
import { reportInBrowser } from './report-in-browser.ts';

describeInChromium('the report and those who use it otherwise', (browser) => {
  const report = reportInBrowser(browser, () => fixtureData({ seeds: [1, 2] }));

  it.each(['light', 'dark'] as const)('gives axe nothing to complain of when it is %s', async (colorScheme) => {
    await report.opened({ viewport: { width: 1280, height: 900 }, colorScheme }, async (page) => {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await violations(page)).toEqual([]);
    });
  });

  it('can be used on a telephone: nothing is wider than the screen, and fingers find what they aim at', async () => {
    await report.opened({ viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
      expect(await violations(page)).toEqual([]);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('main :is(button, select, summary)')]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 24)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(small).toEqual([]); // WCAG 2.2, success criterion 2.5.8
    });
  });

  it('leads the keyboard past the head to the results, and shows where it is', async () => {
    await report.opened({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.evaluate(() => scrollTo(0, 0));
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the results');
      const outline = () => page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
      expect(await outline()).toBe('solid');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement!.closest('section')?.id)).toBe('results');
      expect(await outline()).toBe('solid');
    });
  });
});

/** What axe-core finds that WCAG 2.2 AA or its own best practices forbid: rule and place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const results = await page.evaluate(() => (Reflect.get(globalThis, 'axe') as { run(): Promise<AxeResults> }).run());
  return results.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id}: ${target} ${failureSummary}`),
  );
}
