import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInChromium } from '../setup/chromium.ts';
import { fixtureData } from './fixture-run.ts';
import { reportInBrowser } from './report-in-browser.ts';

describeInChromium('the slider over the training', (browser) => {
  const report = reportInBrowser(browser, () => fixtureData(), '#figure-formation .plot');
  const { opened } = report;
  const wide = { viewport: { width: 1440, height: 900 } };
  const now = (page: Page) => page.locator('#formation-now').textContent();
  const state = (page: Page) => page.url().slice(report.address.length);
  const parts = (page: Page) => page.locator('#figure-formation .annotation-text').allTextContents();

  it('begins at the end, and goes where it is dragged or stepped, with the loss at that step', async () => {
    await opened(wide, async (page) => {
      await expect
        .poll(() => now(page))
        .toMatch(/^step 900 · validation loss: LSTM, additive attention 0\.0\d+ · Transformer 0\.0/);
      expect(await page.locator('#formation-on').isDisabled()).toBe(true);
      await page.locator('#formation-step').focus();
      await page.keyboard.press('Home');
      expect(await now(page)).toBe('step 0 · validation loss: LSTM, additive attention – · Transformer –');
      expect(await parts(page)).toEqual(['LSTM, additive attention', 'untrained', 'Transformer', 'untrained']);
      expect(await page.locator('#formation-back').isDisabled()).toBe(true);
      expect(await page.locator('#formation-step').getAttribute('aria-valuetext')).toBe('step 0');
      await page.keyboard.press('ArrowRight');
      expect(await now(page)).toContain('step 25 ');
      await page.locator('#formation-on').click();
      await page.locator('#formation-on').click();
      await page.locator('#formation-back').click();
      expect(await parts(page)).toContain('after 50 steps');
      expect(state(page)).toBe('#figure=formation&sentence=test-0019&step=50');
    });
  });

  it('plays from the beginning, and pauses', async () => {
    await opened(wide, async (page) => {
      await expect.poll(() => now(page)).toContain('step 900 ');
      await page.clock.install();
      const play = page.locator('#formation-play');
      await play.click();
      expect(await now(page)).toContain('step 0 ');
      expect(await play.textContent()).toBe('Pause');
      await page.clock.runFor(1500); // two steps
      expect(await now(page)).toContain('step 50 ');
      await play.click();
      expect(await play.textContent()).toBe('Play');
      await page.clock.runFor(1500);
      expect(await now(page)).toContain('step 50 ');
      await play.click();
      await page.clock.runFor(7000);
      expect(await now(page)).toContain('step 900 ');
      expect(await play.textContent()).toBe('Play');
      expect(state(page)).toBe('#figure=formation&sentence=test-0019&step=900');
    });
  });

  it('does not play for a reader who asked for less motion', async () => {
    await opened({ ...wide, reducedMotion: 'reduce' }, async (page) => {
      await expect.poll(() => page.locator('#formation-play').isVisible()).toBe(false);
      await page.locator('#formation-back').click();
      expect(await now(page)).toContain('step 600 ');
    });
  });

  it('shows another sentence at the same step, and what the address names', async () => {
    const use = async (page: Page) => {
      await expect.poll(() => now(page)).toContain('step 100 ');
      expect(await page.locator('#formation-sentence').inputValue()).toBe('test-0131');
      await page.locator('#formation-sentence').selectOption('test-0033');
      expect(await parts(page)).toContain('after 100 steps');
      expect(await page.locator('#figure-formation .ytick text').allTextContents()).toContain('vois');
      expect(state(page)).toBe('#figure=formation&sentence=test-0033&step=100');
      await page.evaluate(() => {
        location.hash = '#figure=formation&sentence=test-0019&step=140'; // between two readings
      });
      await expect.poll(() => now(page)).toContain('step 100 ');
      await page.goBack();
      await expect.poll(() => page.locator('#formation-sentence').inputValue()).toBe('test-0033');
    };
    await opened(wide, use, '#figure=formation&sentence=test-0131&step=100');
  });
});
