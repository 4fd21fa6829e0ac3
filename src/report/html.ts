import { darkPalette, lightPalette, type Palette } from '../figures/palette.ts';
import type { ReportAssets } from './assets.ts';
import { heading, inBrief } from './headline.ts';
import { blobScript, codeScript, html, jsonScript, Markup } from './markup.ts';
import type { RunData } from './run-data.ts';
import { alignments } from './sections/alignments.ts';
import { beams } from './sections/beams.ts';
import { byConstruction } from './sections/by-construction.ts';
import { byLength } from './sections/by-length.ts';
import { calibration } from './sections/calibration.ts';
import { disagreements } from './sections/disagreements.ts';
import { formation } from './sections/formation.ts';
import { losses } from './sections/losses.ts';
import { results } from './sections/results.ts';
import { speedAndSize } from './sections/speed-and-size.ts';
import { whatWasRun } from './sections/what-was-run.ts';
import { taskTitle } from './wording.ts';

/**
 * The report of a run as one HTML file that needs no network: text and tables stand in the page, figures are drawn by
 * the Plotly that it carries, and its policy forbids it to load anything.
 * @param compress text by gzip, in base64
 */
export function reportHtml(data: RunData, assets: ReportAssets, compress: (text: string) => string): string {
  const sections = [
    results,
    losses,
    alignments,
    formation,
    beams,
    disagreements,
    byLength,
    byConstruction,
    calibration,
    speedAndSize,
    whatWasRun,
  ].map((make) => make(data));
  const { summary, run } = data;
  const title = heading(Object.keys(summary.models));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<meta name="generator" content="attention-lab ${run.versions.attentionLab}">
<title>${title} – ${taskTitle(summary.task)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(`${themes()}\n${assets.style}`)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<header>
<p class="kicker">attention-lab · ${taskTitle(summary.task)}</p>
<h1>${title}</h1>
<p class="lede">${inBrief(data)}</p>
<nav aria-label="Contents"><ol>${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ol></nav>
</header>
<main>
<noscript><p class="left-out">The figures are drawn by a script in this page, and scripts are switched off. All numbers are in the tables.</p></noscript>
${sections.map(
  ({ id, title: name, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${name}</h2>
${body}
</section>`,
)}
</main>
<footer>${sources}</footer>
${jsonScript('report-data', {
  drawings: Object.assign({}, ...sections.map(({ drawings }) => drawings)),
})}
${sections.flatMap(({ blobs = {} }) => Object.entries(blobs).map(([name, value]) => blobScript(name, value, compress)))}
${codeScript(assets.plotly)}
${codeScript(assets.script)}
</body>
</html>
`;
  return page.text;
}

/** The colours as CSS variables. Print is always light. */
function themes(): string {
  const variables = (palette: Palette) =>
    Object.entries(palette)
      .map(([name, color]) => `--${name}:${color}`)
      .join(';');
  return `:root{${variables(lightPalette)}}\n@media screen and (prefers-color-scheme:dark){:root{${variables(darkPalette)}}}`;
}

const sources = html`<h2>Sources</h2>
<ul>
<li>D. Bahdanau, K. Cho, Y. Bengio, “Neural machine translation by jointly learning to align and translate”, ICLR 2015, arXiv:1409.0473</li>
<li>K. Cho et al., “On the properties of neural machine translation: encoder–decoder approaches”, SSST-8, 2014, arXiv:1409.1259</li>
<li>C. Guo et al., “On calibration of modern neural networks”, ICML 2017, arXiv:1706.04599</li>
<li>S. Jain, B. C. Wallace, “Attention is not explanation”, NAACL 2019, arXiv:1902.10186</li>
<li>P. Koehn, “Statistical significance tests for machine translation evaluation”, EMNLP 2004</li>
<li>P. Koehn, R. Knowles, “Six challenges for neural machine translation”, NMT 2017, arXiv:1706.03872</li>
<li>F. J. Och, H. Ney, “A systematic comparison of various statistical alignment models”, Computational Linguistics 29(1), 2003</li>
<li>M. Okabe, K. Ito, “Color universal design”, 2008</li>
<li>K. Papineni et al., “BLEU: a method for automatic evaluation of machine translation”, ACL 2002; M. Post, “A call for clarity in reporting BLEU scores”, WMT 2018</li>
<li>M. Popović, “chrF: character n-gram F-score for automatic MT evaluation”, WMT 2015; “chrF++: words helping character n-grams”, WMT 2017</li>
<li>A. Vaswani et al., “Attention is all you need”, NeurIPS 2017, arXiv:1706.03762</li>
<li>S. Wiegreffe, Y. Pinter, “Attention is not not explanation”, EMNLP 2019, arXiv:1908.04626</li>
<li>Y. Wu et al., “Google’s neural machine translation system: bridging the gap between human and machine translation”, 2016, arXiv:1609.08144</li>
</ul>`;
