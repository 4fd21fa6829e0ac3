import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../src/figures/figure.ts';
import { linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { piecesPerWord, readSentences, unknownTokens } from './evidence.ts';
import * as solution from './solution.ts';

// npx tsx labs/02-text-to-tensors/figure.ts

/** What a vocabulary does not know, honestly and when held-out sentences were counted too; and how pieces grow to words. */
async function figure(): Promise<Figure> {
  const sentences = await readSentences();
  const unknown = unknownTokens(solution, sentences);
  const pieces = piecesPerWord(solution, sentences);
  const counts = unknown.map((row) => row.sentences);
  return linePanels([
    {
      title: 'Unknown tokens in unseen sentences',
      ...{ xTitle: 'training sentences', yTitle: '% of validation tokens' },
      lines: [
        {
          ...{ name: 'fitted on the training split', color: palette.transformer },
          ...{ x: counts, y: unknown.map((row) => row.unknown), marked: true },
        },
        {
          ...{ name: 'validation counted too', color: palette['lstm-additive'], dash: 'dash' },
          ...{ x: counts, y: unknown.map((row) => row.leaked), marked: true },
        },
      ],
    },
    {
      title: 'Byte-pair encoding: from letters to words',
      ...{ xTitle: 'merges', yTitle: 'pieces per word' },
      lines: [
        {
          ...{ name: 'pieces per word', color: palette.ink },
          ...{ x: pieces.map(({ merges }) => merges), y: pieces.map((row) => row.piecesPerWord), marked: true },
        },
      ],
    },
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('figure.svg', import.meta.url), await svgOf(await figure()));
}
