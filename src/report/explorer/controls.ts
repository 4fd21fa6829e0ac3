import { layersOf, type MapKind, mapKinds } from '../../figures/map-choice.ts';
import { html, type Markup } from '../markup.ts';
import { counted } from '../numbers.ts';
import { type Task, unitsOf } from '../wording.ts';
import type { Evidence, KeptSentence } from './evidence.ts';
import { verdicts } from './find-sentences.ts';
import { textOf } from './token-text.ts';

/** Finds a sentence: by text, construction and verdict, from a list, or one after the other. */
export function sentenceControls(evidence: Evidence, shown: KeptSentence, task: Task): Markup {
  const tags = [...new Set(evidence.sentences.flatMap((sentence) => sentence.tags))].sort();
  return html`<div class="selector" role="search" aria-label="Sentences">
<label class="grow">Search <input type="search" id="find-text" autocomplete="off" spellcheck="false" placeholder="in source, reference and translations"></label>
${
  tags.length > 0 &&
  html`<label>Construction <select id="find-tag"><option value="">any</option>${tags.map((tag) => html`<option>${tag}</option>`)}</select></label>`
}
<label>Outcome <select id="find-verdict"><option value="">any</option>${verdicts(evidence).map(({ name, title }) => html`<option value="${name}">${title}</option>`)}</select></label>
</div>
<div class="selector">
<label class="grow">Sentence <select id="choose-sentence">${sentenceOption(shown, task)}</select></label>
<span class="step"><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button></span>
<p role="status" id="place">${counted(evidence.sentences.length, 'sentence')}</p>
</div>`;
}

/** A sentence in the list, by its source. */
export const sentenceOption = ({ id, source }: KeptSentence, task: Task): Markup =>
  html`<option value="${id}">${textOf(source, unitsOf(task).joined)}</option>`;

const kindTitles: Readonly<Record<MapKind, string>> = {
  cross: 'target → source',
  'encoder-self': 'source → source (encoder)',
  'decoder-self': 'target → target (decoder)',
};

/** Which maps to look at; nothing where every model has one map at most. */
export function mapControls({ models }: Evidence): Markup | false {
  const maps = models.flatMap((model) => model.maps);
  if (layersOf(maps, 'cross').length === 0) return false;
  const kinds = mapKinds.filter((kind) => maps.some((map) => map.kind === kind));
  return html`<div class="selector maps">
<label>Attention <select id="map-kind">${kinds.map((kind) => html`<option value="${kind}">${kindTitles[kind]}</option>`)}</select></label>
<label>Layer <select id="map-layer">${layerOptions(maps, 'cross')}</select></label>
<label>Head <select id="map-head" disabled><option value="">mean</option></select></label>
</div>`;
}

/** The layers of a kind of map, after the mean of all. */
export const layerOptions = (maps: Parameters<typeof layersOf>[0], kind: MapKind): Markup =>
  html`<option value="">mean of all</option>${layersOf(maps, kind).map(({ layer }) => html`<option>${layer}</option>`)}`;

/** The heads of a layer, after their mean. */
export const headOptions = (heads: number): Markup =>
  html`<option value="">mean</option>${Array.from({ length: heads }, (_, head) => html`<option>${head + 1}</option>`)}`;
