import { all } from './elements.ts';
import { figureState } from './fragment.ts';
import { show } from './plots.ts';
import type { ReportData } from './report-data.ts';

/** Radio buttons in a `data-switches` group, each with a drawing as its value, choose what their figure shows. */
export function connectSwitches(drawings: ReportData['drawings']): void {
  for (const group of all('[data-switches]')) {
    const figure = group.closest('figure')!;
    const plot = figure.querySelector<HTMLElement>('.plot')!;
    const address = figureState(figure.id.slice('figure-'.length));
    const choices = all<HTMLInputElement>('input', group);
    address.subscribe(({ by }) => {
      const chosen = choices.find(({ value }) => value === by);
      if (!chosen) return;
      chosen.checked = true;
      show(plot, drawings[chosen.value]!);
    });
    group.addEventListener('change', (event) => {
      const { value } = event.target as HTMLInputElement;
      show(plot, drawings[value]!);
      address.set({ by: value });
    });
  }
}
