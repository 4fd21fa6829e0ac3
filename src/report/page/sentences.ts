import { byId } from './elements.ts';
import { figureState } from './fragment.ts';

/** Shows one of the sentences at a time: by a list, by steps, by construction, by the address. */
export function showSentences(): void {
  const select = document.querySelector<HTMLSelectElement>('#choose-sentence');
  if (!select) return;
  const sentences = [...select.options];
  const construction = document.querySelector<HTMLSelectElement>('#choose-construction');
  const address = figureState('alignments');

  const update = () => {
    for (const { value } of sentences) byId(`sentence-${value}`).hidden = value !== select.value;
    byId('place').textContent = `${select.selectedIndex + 1} of ${select.length}`;
  };
  const choose = () => {
    update();
    address.set({ sentence: select.value });
  };
  const move = (step: number) => {
    select.selectedIndex = (select.selectedIndex + step + select.length) % select.length;
    choose();
  };

  select.addEventListener('change', choose);
  byId('previous').addEventListener('click', () => move(-1));
  byId('next').addEventListener('click', () => move(1));
  construction?.addEventListener('change', () => {
    const tag = construction.value;
    select.replaceChildren(...sentences.filter(({ dataset }) => !tag || dataset.tags?.split('\t').includes(tag)));
    select.selectedIndex = 0;
    choose();
  });
  update();
  address.subscribe(({ sentence }) => {
    if (!sentences.some(({ value }) => value === sentence)) return;
    if (construction) construction.value = '';
    select.replaceChildren(...sentences);
    select.value = sentence!;
    update();
  });
}
