/**
 * What the report does in the browser: draws the figures in the room and the theme there is, shows the sentence and the
 * maps that are chosen, saves figures, and keeps what is shown in the address. Everything else is plain HTML and works
 * without it.
 */
import { showCurves } from './curves.ts';
import { all, byId } from './elements.ts';
import { connectExplorer } from './explorer.ts';
import { addFigureTools } from './figure-tools.ts';
import { connectFormation } from './formation.ts';
import { followAddress } from './fragment.ts';
import { show } from './plots.ts';
import type { ReportData } from './report-data.ts';

const { drawings }: ReportData = JSON.parse(byId('report-data').textContent ?? '');

document.documentElement.classList.add('scripted');
for (const plot of all('.plot[data-drawing]')) show(plot, drawings[plot.dataset.drawing!]!);
connectExplorer();
connectFormation();
addFigureTools();
// The address may name a figure that stands below another, whose height is known when it has its data.
showCurves().then(followAddress);
