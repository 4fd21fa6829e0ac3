import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { SentenceEvidence } from '../../src/compare/evidence-files.ts';
import type { RunData } from '../../src/report/run-data.ts';
import { describeInChromium } from '../setup/chromium.ts';
import { fixtureData } from './fixture-run.ts';
import { fixtureSentences } from './fixture-sentences.ts';
import { overflow, reportInBrowser } from './report-in-browser.ts';

describeInChromium('the sentence that a reader looks at', (browser) => {
  const report = reportInBrowser(browser, withErrors, '#figure-alignments .plot');
  const { opened } = report;
  const wide = { viewport: { width: 1440, height: 900 } };
  const shown = async (page: Page) => (await page.locator('#sentence .origin').textContent())!.split(' · ')[0]!;
  const state = (page: Page) => page.url().slice(report.address.length);
  const place = (page: Page) => page.locator('#place').textContent();
  const options = (page: Page) =>
    page.locator('#choose-sentence option').evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
  const titles = (page: Page) => page.locator('#figure-alignments .annotation-text').allTextContents();
  /** Of the first matrix. */
  const columns = (page: Page) => page.locator('#figure-alignments .xtick text').allTextContents();

  it('is found by words, accents or not, in source, reference and translations', async () => {
    await opened(wide, async (page) => {
      const search = page.getByRole('searchbox', { name: 'Search' });
      await search.fill('economique');
      expect(await options(page)).toEqual(['test-0019']);
      await search.fill('wine never');
      expect(await shown(page)).toBe('test-0131');
      expect(state(page)).toBe('#figure=alignments&sentence=test-0131');
      await search.fill('zebra');
      expect(await place(page)).toBe('No sentence is like that.');
      expect(await page.locator('#next').isDisabled()).toBe(true);
      expect(await shown(page)).toBe('test-0131');
      await search.fill('');
      expect(await place(page)).toBe('6 of 9 sentences');
    });
  });

  it('is where a disagreement leads to', async () => {
    await opened(wide, async (page) => {
      const link = page.locator('#disagreements a').nth(2);
      const id = await link.textContent();
      await link.click();
      await expect.poll(() => shown(page)).toBe(id);
    });
  });

  it('is one of a construction and an outcome', async () => {
    await opened(wide, async (page) => {
      await page.locator('#find-tag').selectOption('negation');
      const negations = fixtureSentences.filter(({ tags }) => tags.includes('negation')).map(({ id }) => id);
      expect(await options(page)).toEqual(negations);
      await page.locator('#find-tag').selectOption('');

      for (const [outcome, expected] of [
        ['translations differ', ['test-0033', 'test-0058']],
        ['only the Transformer is right', ['test-0033']],
        ['only the LSTM with additive attention is right', []],
        ['at least one is wrong', ['test-0033', 'test-0058']],
        ['none is right', ['test-0058']],
        ['all are right', fixtureSentences.flatMap(({ id }) => (['test-0033', 'test-0058'].includes(id) ? [] : [id]))],
      ] as const) {
        await page.locator('#find-verdict').selectOption({ label: outcome });
        expect(await options(page), outcome).toEqual(expected);
      }
    });
  });

  it('is the next or the one before, by mouse and keyboard, round and round', async () => {
    await opened(wide, async (page) => {
      const ids = fixtureSentences.map(({ id }) => id);
      expect(await shown(page)).toBe('test-0019');
      await page.locator('#next').focus();
      await page.keyboard.press('Enter');
      expect(await shown(page)).toBe(ids[2]);
      await page.locator('#previous').click();
      await page.locator('#previous').click();
      await page.locator('#previous').click();
      expect(await shown(page)).toBe(ids.at(-1)); // 31 words
      expect(await place(page)).toBe('9 of 9 sentences');
      expect(await columns(page)).toEqual([...fixtureSentences.at(-1)!.source, '<eos>']);
      await page.locator('#choose-sentence').focus();
      await page.keyboard.press('ArrowUp');
      expect(await shown(page)).toBe(ids.at(-2));
    });
  });

  it('shows every layer and head, chosen from lists or from the grid, and keeps the choice for the next sentence', async () => {
    await opened(wide, async (page) => {
      expect(await titles(page)).toEqual([
        ...['LSTM, additive attention', 'its only map', 'Transformer', 'mean of all layers and heads'],
      ]);
      expect(await page.locator('#map-head').isDisabled()).toBe(true);
      await page.locator('#map-layer').selectOption('2');
      expect(await titles(page)).toContain('layer 2, mean of its heads');
      await page.locator('#map-head').selectOption('3');
      expect(await titles(page)).toContain('layer 2, head 3');
      expect(state(page)).toBe('#figure=alignments&sentence=test-0019&map=decoder.cross.layer2.head3');
      await page.locator('#next').click();
      expect(await titles(page)).toContain('layer 2, head 3');

      expect(await page.locator('#heads .head').count()).toBe(10); // two layers of four heads and their means
      const head = page.getByRole('button', { name: 'layer 1, head 4', exact: true });
      await head.click();
      expect(await titles(page)).toContain('layer 1, head 4');
      expect(await head.getAttribute('aria-pressed')).toBe('true');
      expect(await page.locator('#heads [aria-pressed=true]').count()).toBe(1);
      expect(await page.locator('#map-layer').inputValue()).toBe('1');

      await page.locator('#map-kind').selectOption('encoder-self');
      expect(await titles(page)).toEqual(['Transformer', 'layer 1, head 4']);
      await page.locator('#map-kind').selectOption('decoder-self');
      expect((await columns(page))[0]).toBe('<bos>');
      await page.locator('#map-kind').selectOption('cross');
      await page.locator('#map-layer').selectOption('');
      expect(state(page)).toBe('#figure=alignments&sentence=test-0033');
    });
  });

  it('says a weight and what each model would have said where the reader points', async () => {
    await opened(wide, async (page) => {
      const image = page.locator('#figure-alignments .heatmaplayer image').first();
      await image.scrollIntoViewIfNeeded();
      const box = (await image.boundingBox())!;
      const cell = (column: number, row: number) =>
        [box.x + (box.width * (column + 0.5)) / 5, box.y + (box.height * (row + 0.5)) / 5] as const;
      const step = page.locator('#steps .so-far');
      const first = await step.textContent();
      await page.mouse.move(...cell(0, 0));
      const label = page.locator('.hoverlayer .hovertext').first();
      await label.waitFor();
      expect(await label.textContent()).toMatch(/^l' ← the\s*weight \d\.\d{3}$/);
      await page.mouse.move(...cell(1, 3));
      await expect.poll(() => step.textContent()).toMatch(/^Step 4: .*l'espace économique.* goes on with européen\.$/);
      await page.mouse.move(5, 5);
      await expect.poll(() => step.textContent()).toBe(first);
      await page.mouse.move(...cell(3, 1));
      await page.mouse.down();
      await page.mouse.up();
      await page.mouse.move(5, 5);
      await expect.poll(() => step.textContent()).toContain('Step 2');
    });
  });

  it('has the candidates of every step for the keyboard, and in a table', async () => {
    await opened(wide, async (page) => {
      await page.locator('#steps [data-step="0"]').click();
      await page.keyboard.press('End');
      expect(await page.locator('#steps .so-far').textContent()).toContain('goes on with <eos>');
      await page.keyboard.press('ArrowLeft');
      expect(await page.locator('#steps [aria-pressed=true]').textContent()).toBe('européen');
      expect(await page.locator('#steps .candidates').count()).toBe(3);
      expect(await page.locator('#steps .wanted').first().textContent()).toMatch(/^européen0\.\d{3}$/);
      await page.locator('#steps [data-step="1"]').hover();
      expect(await page.locator('#steps .so-far').textContent()).toContain('Step 2');

      await page.locator('#next').click();
      await page.locator('#numbers-alignments summary').click();
      const table = page.getByRole('table', { name: /^Next-token candidates/ });
      await expect.poll(() => table.locator('tbody tr').count()).toBe(4);
      expect(await table.locator('tbody tr').first().textContent()).toMatch(/je 0\.\d{3} · /);
      await page.locator('#next').click(); // an open table follows
      expect(await table.locator('tbody tr').count()).toBe(12);
    });
  });

  it('has the greedy path with the place where the families part, and the best of the beam', async () => {
    await opened(wide, async (page) => {
      await page.locator('#find-verdict').selectOption({ label: 'translations differ' });
      const parts = page.locator('#beams .path .parts');
      expect(await parts.locator('span').allTextContents()).toEqual(['lstm-additive', 'le']);
      expect(await page.locator('#beams-panel').textContent()).toContain(
        'say the same as far as “je”, then part: the LSTM with additive attention says lstm-additive (0.250)',
      );
      expect(await page.locator('#beams .n-best table').count()).toBe(3);
      await page.locator('#find-verdict').selectOption({ label: 'all are right' });
      expect(await parts.count()).toBe(0);
      expect(await page.locator('#beams-panel').textContent()).toContain('say the same from beginning to end');
    });
  });

  it('is what the address names, back and forth', async () => {
    const use = async (page: Page) => {
      expect(await shown(page)).toBe('test-0131');
      expect(await titles(page)).toContain('layer 1, head 2');
      await page.evaluate(() => {
        location.hash = '#figure=alignments&sentence=test-0033';
      });
      await expect.poll(() => shown(page)).toBe('test-0033');
      await expect.poll(() => titles(page)).toContain('mean of all layers and heads');
      await page.goBack();
      await expect.poll(() => shown(page)).toBe('test-0131');
      await page.goForward();
      await expect.poll(() => shown(page)).toBe('test-0033');
      await page.evaluate(() => {
        location.hash = '#figure=alignments&sentence=none';
      });
      await expect.poll(() => place(page)).toBe('none is not among the sentences kept here.');
    };
    await opened(wide, use, '#figure=alignments&sentence=test-0131&map=decoder.cross.layer1.head2');
  });

  it('fits any screen, with every sentence', async () => {
    await opened({ viewport: { width: 820, height: 800 } }, async (page) => {
      for (const width of [820, 320]) {
        await page.setViewportSize({ width, height: 800 });
        for (const { id } of fixtureSentences) {
          await page.locator('#choose-sentence').selectOption(id);
          expect(await overflow(page), `${id} at ${width} pixels`).toBe(0);
        }
      }
    });
  });

  it('stands in the page with its matrices as tables where there are no scripts', async () => {
    const page = await browser().newPage({ javaScriptEnabled: false });
    await page.goto(report.address);
    expect(await page.locator('#sentence').textContent()).toContain('the european economic area');
    await page.locator('#numbers-alignments summary').click();
    expect(await page.locator('#numbers-alignments table').count()).toBe(3);
    expect(await page.locator('#numbers-alignments tbody td').first().textContent()).toMatch(/^0\.\d{3}$/);
    expect(await page.locator('#beams .path').isVisible()).toBe(true);
    await page.close();
  });
});

/** A run in which the Transformer gets one sentence wrong, and the LSTM with attention another and the same. */
async function withErrors(): Promise<RunData> {
  const data = await fixtureData({ seeds: [1, 2] });
  const wrong: Readonly<Record<string, readonly string[]>> = {
    'lstm-additive': ['test-0033', 'test-0058'],
    transformer: ['test-0058'],
  };
  const jobs = data.jobs.map((job) => ({
    ...job,
    ...(job.evidence && {
      evidence: {
        ...job.evidence,
        sentences: job.evidence.sentences.map((sentence) =>
          wrong[job.model]?.includes(sentence.id) ? misled(sentence, job.model) : sentence,
        ),
      },
    }),
  }));
  return { ...data, jobs };
}

/** The same sentence with another second token. */
const misled = (sentence: SentenceEvidence, token: string): SentenceEvidence => ({
  ...sentence,
  ...{ exact: false, greedy: sentence.greedy.with(1, [token, 0.25]) },
});
