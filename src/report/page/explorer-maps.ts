import { choiceName, choiceOf, layersOf, type MapChoice, type MapKind } from '../../figures/map-choice.ts';
import { type AttendedSentence, attentionOf } from '../../figures/sentence-attention.ts';
import { headOptions, layerOptions } from '../explorer/controls.ts';
import type { Evidence } from '../explorer/evidence.ts';
import { headGrid } from '../explorer/heads.ts';
import { matrixDrawing } from '../explorer/matrices.ts';
import { all, byId } from './elements.ts';
import { onCell, show } from './plots.ts';

/** Draws the chosen maps of a sentence, the grid of all heads, and what they are chosen by. */
export function mapView({ models }: Evidence, choose: (choice: MapChoice) => void) {
  const maps = models.flatMap((model) => model.maps);
  const plot = document.querySelector<HTMLElement>('[data-drawing=matrices]');
  const heads = byId('heads');
  const [kind, layer, head] = ['map-kind', 'map-layer', 'map-head'].map(
    (id) => document.getElementById(id) as HTMLSelectElement | null,
  );
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const chosen = (): MapChoice => ({
    kind: kind!.value as MapKind,
    ...(layer!.value && { layer: Number(layer!.value) }),
    ...(layer!.value && head!.value && { head: Number(head!.value) }),
  });
  for (const control of [kind, layer, head]) control?.addEventListener('change', () => choose(chosen()));
  heads.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-map]');
    if (!button) return;
    choose(choiceOf(button.dataset.map!)!);
    plot?.scrollIntoView({ block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
  });

  /** The kind that the layers in the list are of. */
  let listed: MapKind = 'cross';
  const setControls = (choice: MapChoice) => {
    if (!kind || !layer || !head) return;
    kind.value = choice.kind;
    if (listed !== choice.kind) layer.innerHTML = layerOptions(maps, choice.kind).text;
    listed = choice.kind;
    layer.value = String(choice.layer ?? '');
    const count = layersOf(maps, choice.kind).find((of) => of.layer === choice.layer)?.heads ?? 0;
    head.innerHTML = headOptions(count).text;
    head.disabled = count === 0;
    head.value = String(choice.head ?? '');
  };

  /** The sentence and the kind that the grid shows. */
  let inGrid: { sentence: AttendedSentence; kind: MapKind } | undefined;
  return {
    /**
     * @param preview hears of the target token whose row the reader points at, and of `undefined` when no longer
     * @param pick hears of the one that is clicked
     */
    onRow(preview: (row: number | undefined) => void, pick: (row: number) => void) {
      const ofTarget = (row: number | undefined) => (listed === 'encoder-self' ? undefined : row);
      if (!plot) return;
      onCell(plot, {
        over: (cell) => preview(ofTarget(cell?.y)),
        click: ({ y }) => {
          const row = ofTarget(y);
          if (row !== undefined) pick(row);
        },
      });
    },
    show(sentence: AttendedSentence, choice: MapChoice) {
      setControls(choice);
      if (plot) show(plot, matrixDrawing(attentionOf(sentence, choice)));
      const focused = (document.activeElement as HTMLElement | null)?.dataset.map;
      if (inGrid?.sentence !== sentence || inGrid.kind !== choice.kind) {
        heads.innerHTML = headGrid(sentence, choice.kind).text;
        inGrid = { sentence, kind: choice.kind };
      }
      for (const button of all('[data-map]', heads)) {
        button.ariaPressed = String(button.dataset.map === choiceName(choice));
        if (button.dataset.map === focused) button.focus();
      }
    },
  };
}
