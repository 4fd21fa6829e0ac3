import { beamPanel } from '../explorer/beams.ts';
import { evidenceOf } from '../explorer/evidence.ts';
import { featured } from '../featured.ts';
import { leftOut, notes, type Section } from '../figure-block.ts';
import { html } from '../markup.ts';
import type { RunData } from '../run-data.ts';
import { taskOf } from '../wording.ts';

/** What models might have said instead: the greedy path of the sentence that is looked at, and the beam's best. */
export function beams(data: RunData): Section {
  const section = { id: 'beams', title: 'What else they might have said', drawings: {} };
  const evidence = evidenceOf(data.jobs)?.evidence;
  if (!evidence) {
    return {
      ...section,
      body: leftOut('Left out: this run kept no evidence.json, hence no probabilities and no beams.'),
    };
  }
  const { width, lengthPenalty } = evidence.models[0]!.beam;
  return {
    ...section,
    body: html`<div id="beams-panel">${beamPanel(evidence, featured(evidence.sentences), taskOf(data))}</div>
${notes(
  'In the greedy path, the tokens with a low probability: there the model had something else in mind. In the beam’s list, whether the reference stands lower down, or not at all.',
  html`Greedy decoding takes the most probable token at each step and cannot go back. The beam keeps the best ${width} beginnings at each step instead, and ranks what they end as by the score: the log-probability (the sum over tokens, in nats) divided by ((5 + length) / 6)<sup>${lengthPenalty}</sup>, EOS counted, as in <cite>Wu et al. 2016</cite>; without that, short translations win.`,
  'A model’s probability is not its chance of being right: how far the two agree is the model’s calibration. After the place where two paths part, their columns no longer answer to each other.',
)}`,
  };
}
