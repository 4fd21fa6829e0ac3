import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { bundle } from '../../src/platform/node/bundle.ts';
import { compress } from '../../src/platform/node/compress.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { loadReportAssets } from '../../src/report/assets.ts';
import { reportHtml } from '../../src/report/html.ts';
import type { RunData } from '../../src/report/run-data.ts';

export interface ReportInBrowser {
  readonly address: string;
  /** Opens the report, lets its plots be drawn, and fails on anything that the console has to say or the page asks for. */
  opened(options: BrowserContextOptions, use: (page: Page) => Promise<void>, fragment?: string): Promise<void>;
}

/**
 * The report of a run as a file that stands as long as the suite runs.
 * @param plots the plots that a test waits for
 */
export function reportInBrowser(
  browser: () => Browser,
  data: () => Promise<RunData>,
  plots = '.plot:visible',
): ReportInBrowser {
  let folder: string;
  let address: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-lab-report-'));
    const store = new NodeFileStore();
    const assets = await loadReportAssets(store, process.cwd(), bundle);
    await store.write(join(folder, 'report.html'), reportHtml(await data(), assets, compress));
    address = pathToFileURL(join(folder, 'report.html')).href;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  return {
    get address() {
      return address;
    },
    async opened(options, use, fragment = '') {
      const page = await browser().newPage(options);
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(address + fragment);
      for (const plot of await page.locator(plots).all()) {
        await plot.scrollIntoViewIfNeeded(); // a figure is drawn when it comes near
        await plot.locator('.main-svg').first().waitFor();
      }
      await use(page);
      expect(complaints).toEqual([]);
      const inside = [address, 'data:', 'blob:'];
      expect(requests.filter((url) => !inside.some((start) => url.startsWith(start)))).toEqual([]);
      await page.close();
    },
  };
}

/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
