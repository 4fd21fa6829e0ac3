import { modelStyle, modelTitle } from '../../figures/model-style.ts';
import { variablePalette } from '../../figures/palette.ts';
import { type DataTable, modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { languagesOf, type Task, unitsOf } from '../wording.ts';
import type { Evidence, KeptSentence } from './evidence.ts';
import { textOf } from './token-text.ts';

/** A button for each token of the reference, in a row: the step at which it is predicted. */
export function stepButtons({ target }: KeptSentence, step: number, task: Task): Markup {
  return html`<div class="tokens" role="toolbar" aria-label="Tokens of the reference, step by step"${languagesOf(task).target}>${target.map(
    (token, index) =>
      html`<button type="button" data-step="${index}" aria-pressed="${String(index === step)}" tabindex="${index === step ? 0 : -1}">${token}</button>`,
  )}</div>`;
}

/** What each model would have said at one step of the reference, the most probable first. */
export function candidatesAt({ models }: Evidence, sentence: KeptSentence, step: number, task: Task): Markup {
  const { source: _, target: lang } = languagesOf(task);
  const wanted = sentence.target[step]!;
  const said = textOf(sentence.target.slice(0, step), unitsOf(task).joined);
  return html`<p class="so-far">Step ${step + 1}: after ${said ? html`“<span${lang}>${said}</span>”` : 'nothing yet'}, the reference goes on with <b${lang}>${wanted}</b>.</p>
<div class="candidate-lists">${models.map(({ model }, index) => {
    const candidates = sentence.answers[index]!.candidates[step]!;
    return html`<table class="candidates" style="--model: ${modelStyle(model, variablePalette).color}"><caption>${modelName(model)}</caption><tbody>${candidates.map(
      ([token, probability]) =>
        html`<tr${token === wanted && html` class="wanted"`}><th scope="row"${lang}>${token}</th><td class="bar"><span style="width: ${(100 * probability).toFixed(1)}%"></span></td><td>${probability.toFixed(3)}</td></tr>`,
    )}</tbody></table>`;
  })}</div>`;
}

/** The candidates of every step and model as one table. */
export function candidateTable({ models }: Evidence, { target, answers }: KeptSentence): DataTable {
  return {
    caption: 'Next-token candidates at each step of the reference, with their probabilities',
    head: ['Reference', ...models.map(({ model }) => modelTitle(model))],
    rows: target.map((token, step) => [
      token,
      ...answers.map(({ candidates }) =>
        candidates[step]!.map(([candidate, probability]) => `${candidate} ${probability.toFixed(3)}`).join(' · '),
      ),
    ]),
  };
}

/** The step to show first: where a model would have said something else, or else the beginning. */
export function stepOfInterest({ target, answers }: KeptSentence): number {
  const differs = (step: number) => answers.some(({ candidates }) => candidates[step]![0]?.[0] !== target[step]);
  return Math.max(
    0,
    target.findIndex((_, step) => differs(step)),
  );
}
