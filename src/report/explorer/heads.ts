import { choiceName, choiceTitle, layersOf, type MapChoice, type MapKind } from '../../figures/map-choice.ts';
import { mapThumbnail } from '../../figures/map-thumbnail.ts';
import { modelTitle } from '../../figures/model-style.ts';
import { variablePalette } from '../../figures/palette.ts';
import { type AttendedSentence, attentionOf } from '../../figures/sentence-attention.ts';
import { html, Markup } from '../markup.ts';

/**
 * All heads of a kind at a glance, a row for each layer with its mean at the end, for every model that has layers. Each
 * picture is a button that names its maps in `data-map`. Nothing where no model has such maps.
 */
export function headGrid(sentence: AttendedSentence, kind: MapKind): Markup {
  return html`${sentence.models.map((model) => {
    const layers = layersOf(model.maps, kind);
    if (layers.length === 0) return '';
    const of = { ...sentence, models: [model] };
    const across = Math.max(...layers.map(({ heads }) => heads)) + 1;
    const cell = (choice: MapChoice) => html`<td>${thumbnail(of, choice)}</td>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="All heads of the ${modelTitle(model.model)}"><table class="heads" style="--across: ${across}">
<caption>${modelTitle(model.model)}: every head at a glance; choose one to see it large</caption>
<tbody>${layers.map(
      ({ layer, heads }) =>
        html`<tr><th scope="row">Layer ${layer}</th>${Array.from({ length: heads }, (_, head) => cell({ kind, layer, head: head + 1 }))}${cell({ kind, layer })}</tr>`,
    )}</tbody></table></div>`;
  })}`;
}

function thumbnail(of: AttendedSentence, choice: MapChoice): Markup {
  const [map] = attentionOf(of, choice).maps;
  const label = choice.head ? `Head ${choice.head}` : 'Mean';
  return html`<button type="button" class="head" data-map="${choiceName(choice)}" aria-pressed="false" aria-label="${choiceTitle(choice)}" title="Show ${choiceTitle(choice)}">${new Markup(mapThumbnail(map!.weights, variablePalette))}<span>${label}</span></button>`;
}
