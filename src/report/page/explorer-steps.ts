import { candidatesAt, stepButtons, stepOfInterest } from '../explorer/candidates.ts';
import type { Evidence, KeptSentence } from '../explorer/evidence.ts';
import type { Task } from '../wording.ts';
import { all, byId } from './elements.ts';

/** The candidates at one step of the reference: the chosen one, or while the reader points at another, that one. */
export function stepView(evidence: Evidence, task: Task) {
  const place = byId('steps');
  let sentence: KeptSentence;
  let chosen = 0;

  const buttons = () => all<HTMLButtonElement>('[data-step]', place);
  const stepOf = (target: EventTarget | null) => {
    const button = (target as Element | null)?.closest<HTMLElement>('[data-step]');
    return button ? Number(button.dataset.step) : undefined;
  };
  const display = (step: number) => {
    place.querySelector('.at-step')!.innerHTML = candidatesAt(evidence, sentence, step, task).text;
  };
  const choose = (step: number) => {
    chosen = step;
    for (const [index, button] of buttons().entries()) {
      button.ariaPressed = String(index === step);
      button.tabIndex = index === step ? 0 : -1;
    }
    display(step);
  };

  place.addEventListener('click', ({ target }) => choose(stepOf(target) ?? chosen));
  place.addEventListener('mouseover', ({ target }) => {
    const step = stepOf(target);
    if (step !== undefined) display(step);
  });
  place.addEventListener('mouseout', ({ target }) => {
    if (stepOf(target) !== undefined) display(chosen);
  });
  place.addEventListener('keydown', (event) => {
    const steps = buttons();
    const places: Readonly<Record<string, number>> = {
      ...{ ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: steps.length - 1 },
    };
    const next = steps[places[event.key] ?? -1];
    if (!next || stepOf(event.target) === undefined) return;
    event.preventDefault();
    choose(places[event.key]!);
    next.focus();
  });

  return {
    show(next: KeptSentence) {
      sentence = next;
      chosen = stepOfInterest(next);
      place.innerHTML = `${stepButtons(next, chosen, task).text}<div class="at-step"></div>`;
      display(chosen);
    },
    /** While the reader points at a row of a matrix; `undefined` when no longer. */
    preview(row: number | undefined) {
      display(row ?? chosen);
    },
    choose,
  };
}
