import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { darkPalette, lightPalette } from '../../src/figures/palette.ts';
import { describeInChromium } from '../setup/chromium.ts';
import { fixtureData } from './fixture-run.ts';
import { overflow, reportInBrowser } from './report-in-browser.ts';

describeInChromium('the report in a browser', (browser) => {
  const report = reportInBrowser(browser, () => fixtureData({ seeds: [1, 2] }));
  const { opened } = report;
  const fill = (page: Page) => page.evaluate(() => document.querySelector<SVGElement>('#length .bg')!.style.fill);
  const rgb = (color: string) => `rgb(${[1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)).join(', ')})`;

  it('draws every figure that is in view, and Plotly finds nothing wrong with any of them', async () => {
    await opened({ viewport: { width: 1440, height: 900 } }, async (page) => {
      const drawn = await page
        .locator('.plot:visible')
        .evaluateAll((plots) =>
          plots.map((plot) => [
            plot.closest('figure')!.id,
            plot.querySelectorAll('.xaxislayer-above, .overplot').length > 0,
          ]),
        );
      expect(drawn.map(([name]) => name)).toEqual([
        ...['figure-loss', 'figure-loss', 'figure-alignments', 'figure-formation', 'figure-formation'],
        ...['figure-length', 'figure-construction', 'figure-calibration', 'figure-cost', 'figure-step-times'],
      ]);
      expect(drawn.every(([, axes]) => axes)).toBe(true);
      expect(await plotlyComplaints(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  });

  it('draws the curves along the axis and as smooth as is chosen, and remembers it in the address', async () => {
    const use = async (page: Page) => {
      const figure = page.locator('#figure-loss');
      await figure.getByText('training, mean of 5 batches').waitFor();
      expect(await figure.getByText('seconds of training', { exact: true }).count()).toBeGreaterThan(3);
      await figure.getByLabel('target tokens').check();
      await figure.getByText('target tokens trained on').first().waitFor();
      await figure.getByLabel('Smoothing').selectOption('100');
      await figure.getByText('training, mean of 100 batches').waitFor();
      expect(page.url()).toBe(`${report.address}#figure=loss&by=targetTokens&smoothing=100`);
    };
    await opened({ viewport: { width: 1000, height: 800 } }, use, '#figure=loss&by=seconds&smoothing=5');
  });

  it('saves figures as SVG and PNG, always light, and of one size', async () => {
    const saved = async (page: Page, button: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    await opened({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' }, async (page) => {
      const svg = await saved(page, '#figure-length button:text-is("SVG")');
      expect(svg.name).toBe('length.svg');
      expect(svg.bytes.toString()).toMatch(/^<svg[^>]* width="960" height="\d+"/);
      expect(svg.bytes.toString()).toContain(rgb(lightPalette['lstm-additive']));
      expect(svg.bytes.toString()).not.toMatch(/var\(--/);
      const png = await saved(page, '#figure-length button:text-is("PNG")');
      expect(png.name).toBe('length.png');
      expect(png.bytes.readUInt32BE(16)).toBe(1920); // the width in a PNG's header
    });
  });

  it('gives a link to every figure', async () => {
    await opened({ viewport: { width: 1000, height: 800 } }, async (page) => {
      await page.locator('#figure-cost button:text-is("Copy link")').click();
      expect(page.url()).toBe(`${report.address}#figure=cost`);
      await page.locator('#figure-cost [role=status]').getByText('link', { exact: false }).waitFor();
    });
    const use = async (page: Page) => {
      expect(
        await page.evaluate(() => document.getElementById('figure-cost')!.getBoundingClientRect().top),
      ).toBeLessThan(800);
    };
    await opened({ viewport: { width: 1000, height: 800 } }, use, '#figure=cost');
  });

  it('follows the theme, also when it changes, and prints light', async () => {
    await opened({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }, async (page) => {
      expect(await fill(page)).toBe(rgb(darkPalette.paper));
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        rgb(darkPalette.paper),
      );
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await fill(page)).toBe(rgb(lightPalette.paper));
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await fill(page)).toBe(rgb(darkPalette.paper));
      await page.emulateMedia({ colorScheme: 'light' });
      await expect.poll(() => fill(page)).toBe(rgb(lightPalette.paper));
    });
  });

  it('says all but the figures without scripts', async () => {
    const page = await browser().newPage({ javaScriptEnabled: false });
    await page.goto(report.address);
    expect(await page.locator('noscript').first().isVisible()).toBe(true);
    expect(await page.locator('#sentence').isVisible()).toBe(true);
    expect(await page.locator('.selector, .switch, .plot').first().isVisible()).toBe(false);
    await page.close();
  });
});

/** What Plotly does not know in any figure, on the screen and on paper: misspelt attributes, wrong kinds of value. */
async function plotlyComplaints(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Plotly {
      react(plot: object, data: object[], layout: object): unknown;
      validate(data: object[], layout: object): { code: string; msg: string }[] | undefined;
    }
    const plotly = Reflect.get(globalThis, 'Plotly') as Plotly;
    const { react } = plotly;
    const complaints: { code: string; msg: string }[] = [];
    plotly.react = (plot, data, layout) => {
      const { legend: _, ...rest } = layout as { legend?: object }; // validate() fails on one
      complaints.push(...(plotly.validate(data, rest) ?? []));
      return react(plot, data, layout);
    };
    for (const event of ['beforeprint', 'afterprint']) dispatchEvent(new Event(event)); // all is drawn again
    plotly.react = react;
    // `unused` and `dynamic` tell of attributes that go without effect in one figure and not in another.
    const wrong = complaints.filter(({ code }) => code !== 'unused' && code !== 'dynamic');
    return [...new Set(wrong.map(({ msg }) => msg))];
  });
}
