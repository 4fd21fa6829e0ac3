import { sentenceOption } from '../explorer/controls.ts';
import type { Evidence } from '../explorer/evidence.ts';
import { anything, finder } from '../explorer/find-sentences.ts';
import { counted, fixed } from '../numbers.ts';
import type { Task } from '../wording.ts';
import { byId } from './elements.ts';

/** The controls by which a reader finds a sentence. */
export interface SentenceControls {
  /** Puts the list on a sentence that was chosen elsewhere; if it is not among those found, nothing is sought any more. */
  select(index: number): void;
  /** Says a word in place of where in the list the reader is. */
  say(message: string): void;
}

/** @param choose hears of the sentence that a reader chooses, by its place in the evidence */
export function connectSentences(evidence: Evidence, task: Task, choose: (index: number) => void): SentenceControls {
  const text = byId<HTMLInputElement>('find-text');
  const tag = document.getElementById('find-tag') as HTMLSelectElement | null;
  const verdict = byId<HTMLSelectElement>('find-verdict');
  const list = byId<HTMLSelectElement>('choose-sentence');
  const steps = [byId<HTMLButtonElement>('previous'), byId<HTMLButtonElement>('next')];
  const place = byId('place');
  const options = evidence.sentences.map((sentence) => sentenceOption(sentence, task).text);
  const indexOf = new Map(evidence.sentences.map(({ id }, index) => [id, index]));
  const find = finder(evidence);
  let found: readonly number[] = [];
  let shown = 0;

  const refill = () => {
    found = find({ text: text.value, tag: tag?.value ?? '', verdict: verdict.value });
    list.innerHTML = found.map((index) => options[index]).join('');
    list.disabled = found.length === 0;
    for (const button of steps) button.disabled = found.length === 0;
  };
  const point = () => {
    list.selectedIndex = found.indexOf(shown);
    place.textContent =
      found.length > 0
        ? `${fixed(found.indexOf(shown) + 1)} of ${counted(found.length, 'sentence')}`
        : 'No sentence is like that.';
  };
  const go = (index: number) => {
    shown = index;
    point();
    choose(index);
  };
  const seek = () => {
    refill();
    if (found.length === 0 || found.includes(shown)) point();
    else go(found[0]!);
  };

  for (const control of [text, tag, verdict]) control?.addEventListener('input', seek);
  list.addEventListener('change', () => go(indexOf.get(list.value)!));
  for (const [index, button] of steps.entries()) {
    const step = index === 0 ? -1 : 1;
    button.addEventListener('click', () => go(found[(found.indexOf(shown) + step + found.length) % found.length]!));
  }
  refill();
  return {
    select(index) {
      shown = index;
      if (!found.includes(index)) {
        text.value = anything.text;
        if (tag) tag.value = anything.tag;
        verdict.value = anything.verdict;
        refill();
      }
      point();
    },
    say(message) {
      place.textContent = message;
    },
  };
}
