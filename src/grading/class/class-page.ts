import { type Child, html, Markup } from '../../report/markup.ts';
import type { ClassSummary, LabSummary, MistakeSummary, Trouble } from './class-summary.ts';
import { printable } from './plain-text.ts';
import type { StudentResult } from './student-result.ts';

/** How the class did, as one page without scripts: what to teach again comes before who has how many points. */
export function classPage(summary: ClassSummary, results: readonly StudentResult[]): string {
  const { course, submissions, points, earned } = summary;
  const title = `${course.course} ${course.year}: ${submissions} submissions`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>Mean ${earned.mean}, median ${earned.median}, from ${earned.lowest} to ${earned.highest}, of ${points} points.
${summary.unscoredAnswers > 0 && `${summary.unscoredAnswers} written answers are not scored yet; they are in answers.csv.`}
Isolation of the students’ code: ${summary.isolation.join(', ') || 'nothing was run'}.</p>
${toLookAt(summary)}
${mistakes(summary.mistakes, submissions)}
${distribution(summary)}
${summary.labs.map((lab) => labTable(lab, submissions))}
${students(results, summary)}
</main>
</body>
</html>
`.text;
}

function toLookAt({ troubles: found, handedInNothing, notOnRoster }: ClassSummary): Markup {
  const row = ({ student, submission, troubles }: Trouble) =>
    html`<tr><th scope="row">${printable(student)}</th><td>${printable(submission)}</td><td>${troubles.map((text) => html`<p>${printable(text)}</p>`)}</td></tr>`;
  return section(
    'To look at',
    found.length === 0
      ? html`<p>Every submission could be graded whole.</p>`
      : table(['student', 'submission', 'what is wrong'], found.map(row)),
    notOnRoster.length > 0 && html`<p>Not on the roster: ${notOnRoster.map(printable).join(', ')}.</p>`,
    handedInNothing.length > 0 && html`<p>Handed in nothing: ${handedInNothing.map(printable).join('; ')}.</p>`,
  );
}

function mistakes(found: readonly MistakeSummary[], submissions: number): Markup {
  if (found.length === 0) return section('What to teach again', html`<p>No known mistake was found.</p>`);
  const row = ({ lab, text, submissions: made }: MistakeSummary) =>
    html`<tr><th scope="row">${lab}</th><td>${text}</td><td class="number">${made}</td><td>${bar(made, submissions)}</td></tr>`;
  return section(
    'What to teach again',
    html`<p>Known mistakes, the most frequent first: those whose output a submission gave in every case that it failed.</p>`,
    table(['lab', 'mistake', 'made by', ''], found.map(row)),
  );
}

function distribution({ distribution: counts, points }: ClassSummary): Markup {
  const most = Math.max(...counts);
  const bound = (i: number) => Math.round((points * i * 100) / counts.length) / 100;
  const row = (count: number, i: number) =>
    html`<tr><th scope="row">${bound(i)} to ${bound(i + 1)}</th><td class="number">${count}</td><td>${bar(count, most)}</td></tr>`;
  return section('Points', table(['points', 'submissions', ''], counts.map(row)));
}

function labTable({ id, title, points, tried, mean, checks }: LabSummary, submissions: number): Markup {
  const rows = checks.map(
    ({ title: check, points: worth, counts }) =>
      html`<tr><th scope="row">${check}</th><td class="number">${worth}</td><td class="number">${counts.passed}</td><td class="number">${counts.failed}</td><td class="number">${counts['not written']}</td><td class="number">${counts['not run']}</td><td>${bar(counts.passed, submissions)}</td></tr>`,
  );
  return section(
    `Lab ${id}: ${title}`,
    html`<p>Tried by ${tried} of ${submissions}; mean ${mean} of ${points} points.</p>`,
    table(['check', 'points', 'passed', 'failed', 'not written', 'not run', ''], rows),
  );
}

function students(results: readonly StudentResult[], { labs }: ClassSummary): Markup {
  const rows = results.map(
    (result) =>
      html`<tr><th scope="row">${printable(result.student)}</th><td class="number">${result.earned}</td>${labs.map(
        ({ id }) => html`<td class="number">${result.labs.find(({ lab }) => lab === id)?.earned}</td>`,
      )}</tr>`,
  );
  return section(
    'Students',
    html`<p>Points in all, and those of each lab’s checks.</p>`,
    table(['student', 'points', ...labs.map(({ id }) => id)], rows),
  );
}

const section = (title: string, ...body: readonly Child[]) => html`<section>\n<h2>${title}</h2>\n${body}\n</section>`;

const table = (header: readonly string[], rows: readonly Markup[]) =>
  html`<div class="wide"><table><thead><tr>${header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>\n<tbody>${rows.map(
    (row) => html`${row}\n`,
  )}</tbody></table></div>`;

/** The number stands beside it. */
const bar = (count: number, most: number) =>
  html`<span class="bar" aria-hidden="true" style="width:${most === 0 ? 0 : Math.round((120 * count) / most)}px"></span>`;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{max-width:70rem;margin:0 auto;padding:1rem}
.wide{overflow-x:auto}
table{border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid color-mix(in srgb,CanvasText 20%,Canvas)}
th[scope=row]{font-weight:normal}
.number{text-align:right;font-variant-numeric:tabular-nums}
td p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.bar{display:inline-block;height:.7em;background:#0072b2}`;
