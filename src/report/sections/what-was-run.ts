import type { Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { counted, fixed, listed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { taskOf, taskTitle, unitsOf } from '../wording.ts';

/** Everything that is needed to read the results, and to make them again. */
export function whatWasRun(data: RunData): Section {
  const { run, summary } = data;
  const { training, seeds } = run.experiment;
  const splits = Object.entries(run.splits).map(([name, pairs]) => {
    const references = run.references?.[name];
    return `${fixed(pairs)} ${name}${references === undefined ? '' : ` (with ${fixed(references)} translations)`}`;
  });
  const words = run.trainingSourceWords;
  const facts: [string, string | Markup][] = [
    ['Task', taskTitle(summary.task)],
    ['Data', html`<code>${run.dataFile}</code>, ${listed(splits)} sentence pairs`],
    ...(words
      ? [['Training sentences', `${words[0]} to ${words[1]} source ${unitsOf(taskOf(data)).many}`] as [string, string]]
      : []),
    ['Training', `${fixed(training.steps)} steps of ${training.batchSize} sentence pairs`],
    ['Seeds', listed(seeds.map(String))],
    ['Command', html`<code>${run.command}</code>`],
    [
      'Versions',
      `attention-lab ${run.versions.attentionLab}, TensorFlow.js ${run.versions.tfjs}, Node ${run.versions.node}`,
    ],
    [
      'Machine',
      `${run.machine.processor}, ${counted(run.machine.cpus, 'core')}, ${fixed(run.machine.memoryBytes / 2 ** 30)} GiB, ${run.machine.platform} ${run.machine.arch}`,
    ],
    ['Started', html`<time datetime="${run.created}">${run.created.slice(0, 16).replace('T', ' ')} UTC</time>`],
    ['Data checksum', html`<code>SHA-256 ${run.dataChecksum}</code>`],
    ...(run.commit ? [['Commit', html`<code>${run.commit}</code>`] as [string, Markup]] : []),
  ];
  return {
    id: 'run',
    title: 'What was run',
    drawings: {},
    body: html`<dl class="facts">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<details class="data"><summary>All settings</summary><pre tabindex="0">${JSON.stringify(run.experiment, null, 2)}</pre></details>`,
  };
}
