import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { dataTable, leftOut, modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { listed } from '../numbers.ts';
import { languagesOf, type Task, unitsOf } from '../wording.ts';
import { compared, type Evidence, type KeptSentence } from './evidence.ts';
import { partingOf } from './parting.ts';
import { textOf } from './token-text.ts';

/** What models say word by word, where they part, and what the beam found besides. */
export function beamPanel(evidence: Evidence, sentence: KeptSentence, task: Task): Markup {
  const { joined } = unitsOf(task);
  return html`<p>“<span${languagesOf(task).source}>${textOf(sentence.source, joined)}</span>” <span class="elsewhere">(<a href="#figure-alignments">choose another sentence</a>)</span></p>
<h3>Greedy, token by token</h3>
${greedyPaths(evidence, sentence, task)}
<h3>The best that beam search found</h3>
${nBestLists(evidence, sentence, task)}`;
}

function greedyPaths(evidence: Evidence, sentence: KeptSentence, task: Task): Markup {
  const paths = sentence.answers.map(({ greedy }) => greedy);
  const rivals = compared(evidence);
  const parting = partingOf(rivals.map(({ index }) => paths[index]!.map(([token]) => token)));
  const lang = languagesOf(task).target;
  const longest = Math.max(...paths.map(({ length }) => length));
  const parts = (model: number, place: number) => place === parting && rivals.some(({ index }) => index === model);
  return html`<p>${partingInWords(rivals, paths, parting, task)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Greedy translations, token by token"><table class="path">
<thead><tr><td></td>${Array.from({ length: longest }, (_, place) => html`<th scope="col">${place + 1}</th>`)}</tr></thead>
<tbody>${evidence.models.map(
    ({ model }, index) =>
      html`<tr><th scope="row">${modelName(model)}</th>${paths[index]!.map(
        ([token, probability], place) =>
          html`<td${parts(index, place) && html` class="parts" title="Here they part"`}><span${lang}>${token}</span><small style="--share: ${probability.toFixed(3)}">${probability.toFixed(3)}</small></td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

/** Up to where the models that are compared say the same, and what each says next. */
function partingInWords(
  rivals: readonly { readonly model: string; readonly index: number }[],
  paths: readonly KeptSentence['answers'][number]['greedy'][],
  parting: number | undefined,
  task: Task,
): Markup {
  const names = listed(rivals.map(({ model }) => modelInProse(model)));
  const capitalised = names.charAt(0).toUpperCase() + names.slice(1);
  if (rivals.length < 2) return html`${capitalised} takes at each step the token that it finds most probable.`;
  if (parting === undefined) return html`${capitalised} say the same from beginning to end.`;
  const lang = languagesOf(task).target;
  const shared = textOf(
    paths[rivals[0]!.index]!.slice(0, parting).map(([token]) => token),
    unitsOf(task).joined,
  );
  const next = rivals.map(({ model, index }) => {
    const [token, probability] = paths[index]![parting] ?? [];
    return token === undefined
      ? html`${modelInProse(model)} has stopped`
      : html`${modelInProse(model)} says <b${lang}>${token}</b> (${probability!.toFixed(3)})`;
  });
  return html`${capitalised} ${shared ? html`say the same as far as “<span${lang}>${shared}</span>”, then part` : 'part at the first token'}: ${next.map((part, index) => [index > 0 && ', ', part])}.`;
}

function nBestLists({ models }: Evidence, { answers, target }: KeptSentence, task: Task): Markup {
  if (answers.every(({ nBest }) => nBest.length === 0)) {
    return leftOut('Left out: beam search was tried on other sentences only.');
  }
  const { joined } = unitsOf(task);
  const lang = languagesOf(task).target;
  const reference = textOf(target, joined);
  return html`<div class="n-best">${models.map(({ model, beam }, index) => {
    const { greedy, nBest } = answers[index]!;
    const said = textOf(
      greedy.map(([token]) => token),
      joined,
    );
    return dataTable({
      caption: `${modelTitle(model)}, beam of ${beam.width}`,
      head: ['', 'Translation', 'Log-probability', 'Score'],
      rows: nBest.map(({ tokens, logProbability, score }, rank) => {
        const text = textOf(tokens, joined);
        const marks = [text === reference && 'the reference', text === said && 'greedy'].filter(Boolean);
        return [
          rank + 1,
          html`<span${lang}>${text}</span>${marks.length > 0 && html` <small>${marks.join(', ')}</small>`}`,
          logProbability.toFixed(3),
          score.toFixed(3),
        ];
      }),
    });
  })}</div>`;
}
