import type { FormationFile } from '../../compare/evidence-files.ts';
import type { FormingSentence, ModelTimeline } from '../../figures/formation.ts';
import { bytesOf } from '../base64.ts';
import type { JobData } from '../run-data.ts';
import type { KeptSentence } from './evidence.ts';

/** How the alignments of some sentences formed, model by model: what the page's slider runs over. */
export interface Formation {
  readonly models: readonly ModelTimeline[];
  readonly sentences: readonly (Omit<FormingSentence, 'weights'> & {
    readonly id: string;
    /** For each model and each of its steps, in base64. */
    readonly weights: readonly (readonly string[])[];
  })[];
}

/**
 * The formation of the first seed; undefined where nothing was read in the course of the training.
 * @param evidence what is known of the same sentences besides: gold links and words
 */
export function formationOf(jobs: readonly JobData[], evidence: readonly KeptSentence[]): Formation | undefined {
  const read = jobs.flatMap(({ model, formation, metrics }) => (formation ? [{ model, formation, metrics }] : []));
  if (!read[0]) return undefined;
  const known = new Map(evidence.map((sentence) => [sentence.id, sentence]));
  const weightsIn = (file: FormationFile, id: string) => file.sentences.find((sentence) => sentence.id === id)?.weights;
  return {
    models: read.map(({ model, formation, metrics }) => {
      const evaluations = metrics.filter((line) => line.event === 'evaluated');
      return {
        ...{ model, steps: formation.steps },
        validation: {
          steps: evaluations.map(({ step }) => step),
          loss: evaluations.map(({ validationLoss }) => Number(validationLoss.toPrecision(4))),
        },
      };
    }),
    sentences: read[0].formation.sentences.flatMap(({ id, source, target }) => {
      const weights = read.flatMap(({ formation }) => {
        const found = weightsIn(formation, id);
        return found ? [found] : [];
      });
      if (weights.length < read.length) return [];
      const { gold, wordOf } = known.get(id) ?? {};
      return [{ id, source, target, ...(gold && { gold }), ...(wordOf && { wordOf }), weights }];
    }),
  };
}

/** A sentence as figures draw it. */
export const forming = (sentence: Formation['sentences'][number]): FormingSentence => ({
  ...sentence,
  weights: sentence.weights.map((readings) => readings.map(bytesOf)),
});
