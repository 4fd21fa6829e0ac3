import { formationAt, formationLosses, lossAt, timelineOf } from '../../figures/formation.ts';
import { modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type Formation, forming } from '../explorer/formation-data.ts';
import { matrixDrawing } from '../explorer/matrices.ts';
import { fluid } from '../figure-block.ts';
import { fixed } from '../numbers.ts';
import { hasBlob, readBlob } from './blobs.ts';
import { byId } from './elements.ts';
import { figureState } from './fragment.ts';
import { show } from './plots.ts';
import { whenNear } from './when-near.ts';

/** Milliseconds for which a step stands while the training is played. */
const PACE = 700;

/** Lets the reader move through the training: by the slider, step by step, or as a film. */
export function connectFormation(): void {
  if (!hasBlob('formation')) return;
  let opening: Promise<(asked: Asked) => void> | undefined;
  const opened = () => {
    opening ??= readBlob<Formation>('formation').then(player);
    return opening;
  };
  figureState('formation').subscribe(async (asked) => (await opened())(asked));
  whenNear(byId('figure-formation'), opened);
}

type Asked = { readonly sentence?: string | undefined; readonly step?: string | undefined };

/** Connects the controls; gives back what follows the address. */
function player({ models, sentences }: Formation): (asked: Asked) => void {
  const timeline = timelineOf(models);
  const address = figureState('formation');
  const list = byId<HTMLSelectElement>('formation-sentence');
  const slider = byId<HTMLInputElement>('formation-step');
  const now = byId<HTMLOutputElement>('formation-now');
  const [play, back, on] = ['play', 'back', 'on'].map((name) => byId<HTMLButtonElement>(`formation-${name}`));
  const matrices = document.querySelector<HTMLElement>('[data-drawing=formation]')!;
  const losses = document.querySelector<HTMLElement>('[data-drawing=formation-losses]')!;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let sentence = forming(sentences.find(({ id }) => id === list.value)!);
  let film: ReturnType<typeof setInterval> | undefined;

  const place = () => Number(slider.value);
  const draw = () => {
    const step = timeline[place()]!;
    const at = models.map((model) => `${modelTitle(model.model)} ${fixed(lossAt(model, step), 3)}`);
    slider.ariaValueText = `step ${fixed(step)}`;
    now.value = `step ${fixed(step)} · validation loss: ${at.join(' · ')}`;
    back!.disabled = place() === 0;
    on!.disabled = place() === timeline.length - 1;
    show(matrices, matrixDrawing(formationAt(models, sentence, step)));
    show(
      losses,
      fluid(() => formationLosses(models, step, { palette }), [{ room: 0, columns: 1 }]),
    );
  };
  const stop = () => {
    clearInterval(film);
    film = undefined;
    play!.textContent = 'Play';
  };
  const remember = () => address.set({ sentence: list.value, step: String(timeline[place()]) });
  /** Goes where the reader says; a film that runs ends. */
  const go = (to: number) => {
    stop();
    slider.value = String(to);
    draw();
    remember();
  };

  slider.addEventListener('input', () => go(place()));
  back!.addEventListener('click', () => go(place() - 1));
  on!.addEventListener('click', () => go(place() + 1));
  list.addEventListener('change', () => {
    sentence = forming(sentences[list.selectedIndex]!);
    draw();
    remember();
  });
  play!.addEventListener('click', () => {
    if (film !== undefined) {
      stop();
      return remember();
    }
    if (place() === timeline.length - 1) slider.value = '0';
    draw();
    play!.textContent = 'Pause';
    film = setInterval(() => {
      slider.value = String(place() + 1);
      draw();
      if (place() < timeline.length - 1) return;
      stop();
      remember();
    }, PACE);
  });
  // Who asked for less motion moves by hand.
  const respect = () => {
    play!.hidden = calm.matches;
    if (calm.matches) stop();
  };
  calm.addEventListener('change', respect);
  respect();
  draw();

  return ({ sentence: id, step }) => {
    stop();
    const known = sentences.findIndex((each) => each.id === id);
    if (known >= 0) {
      list.selectedIndex = known;
      sentence = forming(sentences[known]!);
    }
    const asked = Number(step);
    const reached = step === undefined ? timeline.length - 1 : timeline.findLastIndex((read) => read <= asked);
    slider.value = String(Math.max(0, reached));
    draw();
  };
}
