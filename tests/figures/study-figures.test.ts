import { describe, expect, it } from 'vitest';
import { seriesStyles } from '../../src/figures/arm-style.ts';
import type { Figure, ScatterTrace } from '../../src/figures/figure.ts';
import { levelGroups } from '../../src/figures/level-lines.ts';
import { darkPalette, lightPalette } from '../../src/figures/palette.ts';
import { studyFigures } from '../../src/figures/study-figures.ts';
import { wrapped } from '../../src/figures/wrapped.ts';
import type { StudyResults } from '../../src/study/study-results.ts';
import { exampleStudy } from '../study/example-study.ts';
import { costStudy, levelStudy } from './example-studies.ts';

const figureOf = (results: StudyResults, name: string): Figure =>
  studyFigures(results).find((figure) => figure.name === name)!.figure;
const traces = (figure: Figure) => figure.data as ScatterTrace[];
const texts = ({ layout }: Figure) => layout.annotations!.map(({ text }) => text);

describe('the figures of a study', () => {
  it.each([
    ['a training of models', exampleStudy(), ['quality-by-length', 'arms', 'contrasts']],
    ['arms that differ in a number', levelStudy(), ['quality-by-length', 'levels', 'arms', 'contrasts']],
    ['costs', costStudy(), ['step-costs', 'arms', 'contrasts']],
  ] as const)('of %s are those that it gives reason for, in two widths', (_, results, names) => {
    const [page, column] = [studyFigures(results), studyFigures(results, { width: 'column' })];
    expect(page.map(({ name }) => name)).toEqual(names);
    expect(column.map(({ name }) => name)).toEqual(names.map((name) => `${name}-column`));
    for (const { figure } of page) expect(figure.layout.width).toBe(900);
    for (const { figure } of column) expect(figure.layout.width).toBe(450);
  });

  it('follow the palette they are given', () => {
    for (const { figure } of studyFigures(levelStudy(), { palette: darkPalette })) {
      const text = JSON.stringify(figure);
      for (const color of Object.values(lightPalette)) {
        if (!Object.values(darkPalette).some((dark) => dark === color)) expect(text).not.toContain(color);
      }
    }
  });

  it('say in words which claims are shown', () => {
    expect(studyFigures(exampleStudy()).at(-1)!.alt).toContain('than the Transformer. Not tested.');
  });
});

describe('quality by length', () => {
  it('has the interval over seeds, rates in per cent, and shades what is longer than in training', () => {
    const results = exampleStudy();
    const figure = figureOf({ ...results, trainingSourceWords: [4, 14] }, 'quality-by-length');
    const [none] = traces(figure);
    expect(none!.y[0]).toBeCloseTo(90, 10);
    expect(none!.error_y!.array[0]).toBeCloseTo(1, 10);
    expect(traces(figure)).toHaveLength(2 * results.arms.length);
    expect(figure.layout.shapes![0]).toMatchObject({ x0: 2.5 });
  });
});

describe('arms compared', () => {
  it('have their mean with its interval in a row, a dot for each seed, and nothing where there is no number', () => {
    const figure = figureOf(exampleStudy(), 'arms');
    const aer = traces(figure).filter(({ xaxis }) => xaxis === 'x5');
    expect(aer.slice(1).map(({ name, y }) => [name, y[0]])).toEqual([
      ['LSTM, additive attention', 1],
      ['LSTM, dot attention', 2],
      ['LSTM, general attention', 3],
      ['Transformer', 4],
    ]);
    expect(aer[0]!.x).toHaveLength(4 * 3);
    expect(aer[1]!.x[0]).toBeCloseTo(3, 10);
    expect(aer[1]!.error_x!.arrayminus[0]).toBeCloseTo(0.4, 10);
    expect(texts(figure)).toContain('alignment error rate, %');
  });
});

describe('levels', () => {
  it('make one line of the arms of a group, lowest first', () => {
    const results = levelStudy();
    const groups = levelGroups(results.arms.toReversed());
    expect(groups.map(({ name, arms }) => [name, arms.map(({ level }) => level)])).toEqual([
      ['not divided', [8, 16, 32, 64, 128]],
      ['divided by √K', [8, 16, 32, 64, 128]],
    ]);
    expect(levelGroups(results.arms.slice(0, 1))).toEqual([]); // one arm makes no line
    const figure = figureOf(results, 'levels');
    expect(traces(figure)).toHaveLength(2 * results.plan.columns.length);
    expect(figure.layout.xaxis).toMatchObject({ type: 'log', title: { text: 'key width K' } });
  });
});

describe('contrasts', () => {
  const figure = figureOf(levelStudy(), 'contrasts');

  it('share an axis where they share a unit, each with its margin', () => {
    expect(figure.layout.shapes!.map(({ xref, x0, x1 }) => [xref, x0, x1])).toEqual([
      ['x', -5, 5],
      ['x', -5, 5],
      ['x2', -5, 5],
      ['x2', -3, 3],
    ]);
    expect(figure.layout.xaxis2!.title!.text).toBe('difference in points');
    const [low, high] = figure.layout.xaxis!.range!;
    expect(low).toBeLessThan(-13.6);
    expect(high).toBeGreaterThan(5);
  });

  it('show the difference with its interval, none that was not tested, and every verdict in words', () => {
    const marks = traces(figure).filter(({ mode }) => mode === 'markers');
    expect(marks.map(({ x, error_x }) => [x[0], error_x!.array[0]])).toEqual([
      [-11.2, expect.closeTo(2.4, 10)],
      [-12, expect.closeTo(5, 10)],
      [2, expect.closeTo(4, 10)],
    ]);
    expect(texts(figure).filter((_, place) => place % 3 === 2)).toEqual([
      ...['shown', 'not tested', 'opposite', 'not shown'],
    ]);
    expect(texts(figure)).toContain('Alignments are as good with &lt;b&gt;either&lt;/b&gt;.');
    expect(texts(figure)).toContain('expected: the same within ±3 points');
  });
});

it('costs of a step have the fitted exponents in the legend', () => {
  const lines = traces(figureOf(costStudy(), 'step-costs'));
  expect(lines.map(({ name, showlegend }) => [name, showlegend]).slice(2, 5)).toEqual([
    ['Transformer, time ~ n^1.44, memory ~ n^1.70', true],
    ['Transformer, one head, time ~ n^1.30, memory ~ n^1.50', true],
    ['LSTM, no attention, time ~ n^1.05, memory ~ n^0.90', false],
  ]);
  expect(lines[0]!.error_y).toBeDefined();
});

it('arms look like their model where they are its only one, and like no other where there are several', () => {
  const arm = (name: string, model: string) => ({ name, title: `arm ${name}`, model });
  const arms = [arm('a', 'lstm-dot'), ...Array.from({ length: 10 }, (_, i) => arm(`t${i}`, 'transformer'))];
  const styles = [...seriesStyles(arms, lightPalette).values()];
  expect(styles[0]).toEqual({
    ...{ title: 'arm a', color: lightPalette['lstm-dot'] },
    ...{ symbol: 'triangle-up', dash: 'solid' },
  });
  const looks = styles.map(({ color, symbol, dash }) => `${color} ${symbol} ${dash}`);
  expect(new Set(looks).size).toBe(arms.length);
  expect(new Set(styles.slice(0, 7).map(({ color }) => color)).size).toBe(7);
});

it('long text is broken between words and not read as markup', () => {
  expect(wrapped('one two <b> four', 7)).toEqual({ text: 'one two<br>&lt;b&gt;<br>four', lines: 3 });
  expect(wrapped('unbreakable', 4)).toEqual({ text: 'unbreakable', lines: 1 });
});
