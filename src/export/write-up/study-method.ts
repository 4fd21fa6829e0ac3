import { jobFolder, LAST_FILE } from '../../compare/run-files.ts';
import { fixed, listed } from '../../report/numbers.ts';
import { expectation } from '../../study/quantity-words.ts';
import type { StudyResults } from '../../study/study-results.ts';
import { verdictRule } from '../../study/verdict.ts';
import { markdownText as text } from '../markdown.ts';
import { matchingInWords } from '../study-notes.ts';
import { seedsInWords } from '../study-wording.ts';
import type { NumberLinks } from './number-links.ts';
import { writeHere } from './prompts.ts';
import { quantityInWords } from './quantity-in-words.ts';

const tasks = {
  'en-fr': 'English sentences and their French translations, made by a grammar that knows which word translates which',
  reverse: 'Sequences of symbols, to be said backwards',
  dates: 'Dates as people write them, and the same in ISO 8601',
} as const;

/**
 * The method of a study: data, models, matching, training, statistics.
 * @param upwards what stands before links to files of the study
 */
export function studyMethod(results: StudyResults, links: NumberLinks, upwards: string): string {
  const { plan, matching, seeds, arms } = results;
  const claims = plan.contrasts.map(
    (contrast, i) =>
      `${i + 1}. ${text(contrast.claim.replace(/\.$/, ''))}. Measured: ${text(quantityInWords(contrast.quantity))}; expected of “${titleOf(results, contrast.first)}” against “${titleOf(results, contrast.second)}”: ${expectation(contrast)}.\n`,
  );
  const settings = settingsInWords({ ...plan.settings, ...(matching === 'tokens' && plan.matching.tokens) });
  const bootstrap = results.contrasts.some(({ test }) => test?.sentences);
  return `**Data.** ${dataInWords(results, links, upwards)}

**Models.** ${plan.arms.length} arms are compared:

${arms.map((_, place) => armLine(results, place, links, upwards)).join('')}
${text(matchingInWords(results))}

**Training.** ${
    plan.kind === 'cost'
      ? `Nothing was trained to its end: steps of training were timed, once for each of ${seedsInWords(seeds)}.`
      : `Every arm was trained from ${seedsInWords(seeds)}; a seed decides initial weights, dropout and the order of the batches.`
  } ${settings === '' ? 'All settings are those of the project’s default' : `Settings of all arms: ${settings}; all others are the project’s default`}, and stand in full in the \`run.json\` of every arm.

**Statistics.** What follows was stated before anything was trained, in [the plan](${upwards}study.json), version ${plan.version}:

${claims.join('')}
${text(verdictRule(results))} Behind ± stands half of Student’s 95 % interval over seeds.${
    bootstrap
      ? ' The paired bootstrap redraws the test sentences and keeps the seeds; it decides nothing, and says how far the choice of sentences matters.'
      : ''
  }

${writeHere('where you departed from the plan, or looked at results before you wrote it; else say that you did not.')}`;
}

const titleOf = ({ plan }: StudyResults, name: string) => text(plan.arms.find((arm) => arm.name === name)!.title);

function dataInWords({ plan, trainingSourceWords: words, arms }: StudyResults, links: NumberLinks, upwards: string) {
  const { task, ...made } = plan.data;
  const { pairs, maximumLength, seed } = made;
  const sizes = [
    ...(pairs === undefined ? [] : [`${fixed(pairs)} pairs to train on`]),
    ...(maximumLength === undefined ? [] : [`sources of at most ${maximumLength} words`]),
    ...(seed === undefined ? [] : [`drawn by seed ${seed}`]),
  ];
  const origin =
    sizes.length === 0
      ? 'the corpus that comes with the project'
      : `[made for this study](${upwards}data.csv): ${listed(sizes)}`;
  const [from, to] = words?.map((length, i) => links.to(String(length), 'trainingSourceWords', i)) ?? [];
  const splits = [...new Set(arms.flatMap((arm) => Object.keys(arm.splits)))].map((split) => `“${split}”`);
  return [
    `${tasks[task]}; ${origin}.`,
    ...(from === undefined ? [] : [`Sources that were trained on have ${from} to ${to} words.`]),
    ...(splits.length === 0 ? [] : [`Quality is measured on held-out sentences: ${listed(splits)}.`]),
  ].join(' ');
}

/** What an arm is and what it took; numbers that are not known are left out. */
function armLine({ plan, matching, arms }: StudyResults, place: number, links: NumberLinks, upwards: string) {
  const arm = arms[place]!;
  const linked = (name: Count, what: string) => {
    const size = arm[name];
    return size ? [`${links.to(fixed(size), 'arms', place, name)} ${what}`] : [];
  };
  const own = settingsInWords(plan.arms[place]!.settings ?? {});
  const last = LAST_FILE[plan.kind];
  const files = arm.seeds.map((seed) => `[seed ${seed}](${jobFolder(upwards + arm.folder, arm.model, seed)}/${last})`);
  const sizes = [
    ...linked('parameters', 'parameters'),
    ...linked('parametersWithoutEmbeddings', 'of them outside the embeddings'),
    ...linked('flopsPerTargetToken', 'floating-point operations per target token of a forward pass'),
    ...linked('steps', matching === 'time' ? 'steps, as many as take equally long' : 'steps of training'),
    ...linked('targetTokens', 'target tokens trained on'),
  ];
  const what = [`\`${arm.model}\``, ...(own === '' ? [] : [own])].join(', ');
  const seeds = files.length === 0 ? 'no seed came to its end' : listed(files);
  const known = sizes.length === 0 ? '' : `: ${listed(sizes)}`;
  return `- **${text(arm.title)}** (${what})${known}. [Run](${upwards}${arm.folder}/run.json): ${seeds}.\n`;
}

type Count = 'parameters' | 'parametersWithoutEmbeddings' | 'flopsPerTargetToken' | 'steps' | 'targetTokens';

const settingsInWords = (settings: Readonly<Record<string, unknown>>) =>
  listed(Object.entries(settings).map(([path, value]) => `\`${path}=${String(value)}\``));
