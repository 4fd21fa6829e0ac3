import { Random } from '../../src/base/random.ts';
import {
  EVIDENCE_SCHEMA,
  type EvidenceFile,
  FORMATION_SCHEMA,
  type FormationFile,
  type SentenceEvidence,
} from '../../src/compare/evidence-files.ts';
import { packWeights } from '../../src/compare/weight-bytes.ts';
import type { FixtureSentence } from './fixture-sentences.ts';

/** How a made-up model does, as far as its evidence goes. */
export interface EvidenceCharacter {
  /** Share of the sentences that it says right. */
  readonly right: number;
  /** Of the weight of a row: on the gold links, beside them, everywhere. Absent where the model does not attend. */
  readonly focus?: readonly [gold: number, beside: number, everywhere: number];
  /** Step at which its alignment forms. */
  readonly takeOff: number;
}

const FORMATION_STEPS = [0, 25, 50, 75, 100, 150, 200, 300, 450, 600, 900];
const OTHER_WORDS = ['chien', 'petite', 'regarde', 'noir', 'une', 'maison', 'très'];

const mapsOf = (model: string): EvidenceFile['maps'] => {
  if (model !== 'transformer') return [{ name: 'decoder.attention', kind: 'cross' }];
  const kinds = [
    ['encoder.self', 'encoder-self'],
    ['decoder.self', 'decoder-self'],
    ['decoder.cross', 'cross'],
  ] as const;
  return kinds.flatMap(([name, kind]) =>
    [1, 2].flatMap((layer) => [1, 2, 3, 4].map((head) => ({ name: `${name}.layer${layer}.head${head}`, kind }))),
  );
};

/** An evidence.json of made-up, seeded numbers that fits the schema. */
export function fixtureEvidence(
  model: string,
  seed: number,
  sentences: readonly FixtureSentence[],
  { right, focus, gold }: EvidenceCharacter & { readonly gold: boolean },
): EvidenceFile {
  const maps = focus ? mapsOf(model) : [];
  return {
    ...{ schema: EVIDENCE_SCHEMA, model, seed, beam: { width: 5, lengthPenalty: 0.6 }, maps },
    sentences: sentences.map(({ id, split, tags, gold: links, ...words }): SentenceEvidence => {
      const random = new Random(seed).split(`${model} evidence ${id}`);
      const [source, target] = [
        [...words.source, '<eos>'],
        [...words.target, '<eos>'],
      ];
      const exact = random.uniform() < right;
      const wrongAt = exact ? -1 : random.integer(words.target.length);
      const said = words.target.map((word, t) => (t === wrongAt ? random.choice(OTHER_WORDS) : word));
      return {
        ...{ id, split, tags, source, target, exact },
        ...(gold && { gold: links }),
        weights: maps.map(({ kind }, map) => {
          if (kind === 'encoder-self') return packWeights(selfWeights(source.length, source.length, random));
          if (kind === 'decoder-self') return packWeights(selfWeights(target.length, 1, random));
          // Heads differ in how sharply they look.
          return packWeights(
            crossWeights(source.length, target.length, links, map % 3 === 2 ? [0, 0, 1] : focus!, random),
          );
        }),
        candidates: target.map((word, t) => candidates(t === wrongAt ? said[t]! : word, word, random)),
        greedy: [...said, '<eos>'].map((word, t) => [
          word,
          digits(t === wrongAt ? 0.48 : 0.8 + 0.1 * random.uniform()),
        ]),
        nBest: [0, 1, 2, 3, 4].map((rank) => {
          const tokens = said.map((word, t) =>
            rank > 0 && t === rank % said.length ? random.choice(OTHER_WORDS) : word,
          );
          const logProbability = digits(-0.11 * (tokens.length + 1) - 2.3 * rank - random.uniform());
          return { tokens, logProbability, score: digits(logProbability / ((5 + tokens.length + 1) / 6) ** 0.6) };
        }),
      };
    }),
  };
}

/** A formation.json of the same model: from even weights to those of the evidence. */
export function fixtureFormation(
  model: string,
  seed: number,
  sentences: readonly FixtureSentence[],
  { focus, takeOff }: EvidenceCharacter & { readonly focus: NonNullable<EvidenceCharacter['focus']> },
): FormationFile {
  return {
    ...{ schema: FORMATION_SCHEMA, model, seed, steps: FORMATION_STEPS },
    sentences: sentences.map(({ id, source, target, gold }) => ({
      id,
      ...{ source: [...source, '<eos>'], target: [...target, '<eos>'] },
      weights: FORMATION_STEPS.map((step) => {
        const formed = 1 / (1 + Math.exp((takeOff - step) / 40));
        const [onGold, beside, everywhere] = focus.map((share) => share * formed) as [number, number, number];
        const random = new Random(seed).split(`${model} formation ${id}`);
        return packWeights(
          crossWeights(source.length + 1, target.length + 1, gold, [onGold, beside, everywhere + 1 - formed], random),
        );
      }),
    })),
  };
}

const digits = (value: number) => Number(value.toFixed(3));

function crossWeights(
  S: number,
  T: number,
  gold: FixtureSentence['gold'],
  [onGold, beside, everywhere]: readonly [number, number, number],
  random: Random,
): number[][] {
  return Array.from({ length: T }, (_, row) => {
    const linked = [...gold.sure, ...gold.possible].filter(([, to]) => to === row).map(([from]) => from);
    const centres = row === T - 1 ? [S - 1] : linked;
    return normalised(S, (column) => {
      const distance = Math.min(...centres.map((centre) => Math.abs(centre - column)), S);
      const near = distance === 0 ? onGold : distance === 1 ? beside : 0;
      return (near + everywhere / S) * (0.4 + random.uniform()) + 1e-4;
    });
  });
}

/** Mostly to oneself and one's neighbours; never beyond `row + ahead`. */
const selfWeights = (size: number, ahead: number, random: Random) =>
  Array.from({ length: size }, (_, row) =>
    normalised(size, (column) => (column >= row + ahead ? 0 : (0.2 + random.uniform()) / (1 + Math.abs(row - column)))),
  );

function normalised(size: number, weightAt: (column: number) => number): number[] {
  const weights = Array.from({ length: size }, (_, column) => weightAt(column));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function candidates(first: string, second: string, random: Random): [string, number][] {
  const others = random.shuffle(OTHER_WORDS.filter((word) => word !== first && word !== second)).slice(0, 3);
  const words = first === second ? [first, ...others] : [first, second, ...others];
  return words.map((word, rank) => [word, digits(rank === 0 ? 0.62 + 0.3 * random.uniform() : 0.08 / (rank * rank))]);
}
