import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { padIds } from '../../src/batches/collate.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import type { TrainingEvent } from '../../src/training/train.ts';
import { bigramLoss, unigramLoss } from './baselines.ts';
import { setToZero } from './model.ts';
import * as solution from './solution.ts';
import { learn, readTexts } from './train.ts';

// npx tsx labs/09-language-model/figure.ts

const BEGINNING = 'the old cat does not see';

/** The loss as the model learns, beside what counting gives; and what it would say next, by temperature. */
async function figure(): Promise<Figure> {
  await useWasmBackend();
  const texts = await readTexts();
  const { model, events } = learn(solution, texts);
  const curve = await validationCurve(events);
  const zero = learn(solution, texts);
  setToZero(zero.model);
  const stuck = await validationCurve(zero.events);
  const level = (y: number) => ({ x: [0, curve.x.at(-1)!], y: [y, y], dash: 'dash' as const });
  const { logits } = model.next(padIds([[EOS, ...texts.codec.encode(BEGINNING)]]));
  const sorted = [...logits.dataSync()].sort((a, b) => b - a);
  const ranks = Array.from({ length: 20 }, (_, i) => i + 1);
  const probabilities = (temperature: number) => {
    const powers = sorted.map((logit) => Math.exp((logit - sorted[0]!) / temperature));
    const sum = powers.reduce((a, b) => a + b);
    return ranks.map((rank) => powers[rank - 1]! / sum);
  };
  const style = [
    [0.5, palette['lstm-additive']],
    [1, palette.transformer],
    [2, palette['lstm-dot']],
  ] as const;
  return linePanels([
    {
      title: 'Learning to say what follows',
      ...{ xTitle: 'step', yTitle: 'nats per token, unseen sentences' },
      lines: [
        { name: 'model', color: palette.ink, ...curve, marked: true },
        { name: 'model, all weights zero at first', color: palette['lstm-general'], ...stuck, marked: true },
        { name: 'counting words', color: palette.muted, ...level(unigramLoss(texts.train, texts.validation)) },
        { name: 'counting pairs', color: palette.gold, ...level(bigramLoss(texts.train, texts.validation)) },
      ],
    },
    {
      title: `“${BEGINNING} …”`,
      ...{ xTitle: 'rank of the next token', yTitle: 'probability' },
      lines: style.map(([temperature, color]) => ({
        ...{ name: `temperature ${temperature}`, color, x: ranks, y: probabilities(temperature), marked: true },
      })),
    },
  ]);
}

async function validationCurve(events: AsyncIterable<TrainingEvent>): Promise<{ x: number[]; y: number[] }> {
  const curve: { x: number[]; y: number[] } = { x: [], y: [] };
  for await (const event of events) {
    if (event.event !== 'evaluated') continue;
    curve.x.push(event.step);
    curve.y.push(event.validationLoss);
  }
  return curve;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('figure.svg', import.meta.url), await svgOf(await figure()));
}
