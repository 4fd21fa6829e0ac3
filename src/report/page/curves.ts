import { lossCurves } from '../../figures/loss-curves.ts';
import { optimizerCurves } from '../../figures/optimizer-curves.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import type { ModelCurves, Progress } from '../../figures/training-curves.ts';
import { fluid } from '../figure-block.ts';
import { readBlob } from './blobs.ts';
import { all, byId } from './elements.ts';
import { figureState } from './fragment.ts';
import { show } from './plots.ts';

/** Draws the curves of the trainings along the axis and with the smoothing that the reader chooses. */
export async function showCurves(): Promise<void> {
  const models = await readBlob<ModelCurves[]>('training');
  const controls = byId('choose-curves');
  const window = controls.querySelector<HTMLSelectElement>('[name=window]')!;
  const axes = all<HTMLInputElement>('[name=by]', controls);
  const chosenAxis = () => axes.find(({ checked }) => checked)!.value as Progress;
  const plots = Object.fromEntries(all('[data-curves]').map((plot) => [plot.dataset.curves, plot]));

  const draw = () => {
    const options = { palette, by: chosenAxis(), window: Number(window.value) };
    const loss = (columns: number) => lossCurves(models, { ...options, columns });
    const optimizer = (columns: number) => optimizerCurves(models, { ...options, columns });
    show(
      plots.loss!,
      fluid(loss, [
        { room: 640, columns: 3 },
        { room: 0, columns: 1 },
      ]),
    );
    show(
      plots.optimizer!,
      fluid(optimizer, [
        { room: 560, columns: 2 },
        { room: 0, columns: 1 },
      ]),
    );
  };

  const address = figureState('loss');
  controls.addEventListener('change', () => {
    draw();
    address.set({ by: chosenAxis(), smoothing: window.value });
  });
  address.subscribe(({ by, smoothing }) => {
    for (const axis of axes) if (axis.value === by) axis.checked = true;
    if ([...window.options].some(({ value }) => value === smoothing)) window.value = smoothing!;
    draw();
  });
  draw();
}
