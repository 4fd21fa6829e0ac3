import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { Random } from '../../src/base/random.ts';
import { table } from '../../src/cli/table.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { type LinePanel, linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { useCpuBackend } from '../../src/grading/cpu-backend.ts';
import { parameterTree, stackTable } from '../../src/models/transformer-parameters.ts';
import { feedForward, feedForwardTable } from '../../src/nn/feed-forward.ts';
import { attentionTable } from '../../src/nn/multi-head-attention.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { Parameters } from '../../src/tensor/parameters.ts';
import { matrices } from '../draw.ts';
import type { BlockParameters } from './solution.ts';

// npx tsx labs/07-transformer-block/figure.ts             measures your exercise, draws my-figure.svg
// npx tsx labs/07-transformer-block/figure.ts solution    measures the reference, draws figure.svg

type Exercise = Pick<typeof import('./solution.ts'), 'encoderBlock' | 'layerNorm' | 'multiHeadAttention'>;
type Block = (x: tf.Tensor3D, parameters: BlockParameters) => tf.Tensor3D;

const [BLOCKS, SENTENCES, WORDS, WIDTH, HEADS] = [12, 4, 11, 32, 4];

/** The block of the lab, and the same with nothing added to x. */
const blocksOf = ({ encoderBlock, layerNorm, multiHeadAttention }: Exercise): Record<'with' | 'without', Block> => ({
  with: (x, block) => encoderBlock(x, block, HEADS),
  without: (x, block) => {
    const attended = layerNorm(x, block.self.norm);
    const { output } = multiHeadAttention(attended, attended, block.self, HEADS);
    return feedForward(layerNorm(output, block.feedForward.norm), block.feedForward);
  },
});

/** Fresh blocks, as a training begins with them. */
function freshBlocks(): BlockParameters[] {
  const config = { layers: BLOCKS, norm: 'pre', width: WIDTH } as const;
  const sublayers = { self: attentionTable(WIDTH), feedForward: feedForwardTable(WIDTH, 2 * WIDTH) };
  const tree = parameterTree<Record<string, BlockParameters>>(
    new Parameters(stackTable(config, sublayers), new Random(7)),
  );
  return Array.from({ length: BLOCKS }, (_, l) => tree[`layer${l + 1}`]!);
}

/**
 * Through a stack of fresh blocks: how much of the gradient at the top, ∂L/∂y, is in ∂L/∂x so many blocks below it (1 if
 * it arrives as it was, whatever else is added), and the mean cosine of two words' vectors so many blocks above the bottom.
 */
export function measurements(exercise: Exercise) {
  const parameters = freshBlocks();
  const start = tf.tensor3d(matrices(new Random(1), SENTENCES, WORDS, WIDTH));
  const top = tf.tensor3d(matrices(new Random(2), SENTENCES, WORDS, WIDTH));
  const through = (block: Block) => {
    const inputs = [start];
    for (const part of parameters) inputs.push(block(inputs.at(-1)!, part));
    const gradients = [top]; // by the output of the last block, then by the input of each, from the last to the first
    for (const [l, part] of [...parameters.entries()].reverse()) {
      gradients.push(tf.grad((x) => block(x as tf.Tensor3D, part))(inputs[l]!, gradients.at(-1)!) as tf.Tensor3D);
    }
    const arrived = gradients.map((gradient) => tf.div(gradient.mul(top).sum(), top.square().sum()).dataSync()[0]!);
    return { gradient: arrived, likeness: inputs.map(likeness) };
  };
  const { with: residual, without } = blocksOf(exercise);
  return { with: through(residual), without: through(without) };
}

/** The mean cosine of the vectors of two different words of a sentence. */
function likeness(x: tf.Tensor3D): number {
  const unit = x.div<tf.Tensor3D>(x.norm('euclidean', 2, true));
  const sum = unit.matMul(unit, false, true).sum().dataSync()[0]!;
  return (sum / SENTENCES - WORDS) / (WORDS * (WORDS - 1));
}

export function figure(measured: ReturnType<typeof measurements>): Figure {
  const panel = (of: 'gradient' | 'likeness', titles: Omit<LinePanel, 'lines'>): LinePanel => ({
    ...titles,
    lines: (['with', 'without'] as const).map((kind) => ({
      name: `${kind} residual connections`,
      color: kind === 'with' ? palette.transformer : palette.wrong,
      x: measured[kind][of].map((_, depth) => depth),
      y: measured[kind][of].map((value) => Number(value.toPrecision(3))),
      marked: true,
    })),
  });
  return linePanels([
    panel('gradient', {
      title: 'Share of the gradient at the top that arrives',
      xTitle: 'blocks below the top',
      yTitle: '⟨∂L/∂x, ∂L/∂y⟩ / ‖∂L/∂y‖²',
    }),
    panel('likeness', {
      title: 'Likeness of two words of a sentence',
      xTitle: 'blocks above the bottom',
      yTitle: 'mean cosine',
    }),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? 'exercise';
  await useCpuBackend();
  const measured = measurements(await import(new URL(`${name}.ts`, import.meta.url).href));
  const rows = Array.from({ length: BLOCKS + 1 }, (_, depth) => [
    String(depth),
    ...[measured.with, measured.without].flatMap(({ gradient, likeness }) => [
      gradient[depth]!.toFixed(2),
      likeness[depth]!.toFixed(2),
    ]),
  ]);
  const heading = ['blocks', 'gradient with residuals', 'likeness', 'gradient without', 'likeness'];
  process.stdout.write(table([heading, ...rows]));
  const picture = name === 'exercise' ? 'my-figure.svg' : 'figure.svg';
  await writeFile(new URL(picture, import.meta.url), await svgOf(figure(measured)));
}
