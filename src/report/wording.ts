import type { ModelSummary } from '../compare/summary.ts';
import { modelInProse } from '../figures/model-style.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { WordTokenizer } from '../text/word-tokenizer.ts';
import { html, type Markup } from './markup.ts';
import { fixed, listed } from './numbers.ts';
import type { RunData } from './run-data.ts';

const tasks: Readonly<Record<string, string>> = {
  'en-fr': 'English to French',
  dates: 'written dates to ISO 8601',
  reverse: 'reversing a sequence',
};

/** As at the beginning of a sentence. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A task in words; a file of the user's own by its name. */
export const taskTitle = (task: string) => tasks[task] ?? task.replace(/^.*[/\\]/, '');

/** What decides how the sentences of a run are written and spoken of. */
export interface Task {
  /** As in the summary. */
  readonly name: string;
  readonly tokenizer: Tokenizer['kind'];
}

export const taskOf = ({ summary, run }: Pick<RunData, 'summary' | 'run'>): Task => ({
  name: summary.task,
  tokenizer: run.experiment.text.tokenizer,
});

/** Whether a sentence of the task has one right translation; elsewhere another one than the reference may be as good. */
export const hasOneAnswer = ({ name }: Task) => name in tasks;

const words = new WordTokenizer();

/** Words as the corpus writes them: with a blank between them but where French or punctuation has none. */
export const joinWords = (units: readonly string[]) => words.decode(units);

/** The languages of a task's sentences, as attributes of what holds them. */
export function languagesOf({ name }: Task): { readonly source?: Markup; readonly target?: Markup } {
  return name === 'en-fr' ? { source: html` lang="en"`, target: html` lang="fr"` } : {};
}

/** What sentences of a task are made of, where they are counted and where matrices are labelled. */
export interface Units {
  readonly one: string;
  readonly many: string;
  readonly joined: (units: readonly string[]) => string;
}

/** Words; letters where the models spell. */
export const unitsOf = ({ tokenizer }: Task): Units =>
  tokenizer === 'character'
    ? { one: 'character', many: 'characters', joined: (units) => units.join('') }
    : { one: 'word', many: 'words', joined: joinWords };

/** Whether the models were trained for as many steps, in words. */
export function equalSteps(models: Readonly<Record<string, ModelSummary>>): string {
  const steps = Object.entries(models).map(([model, { seeds }]) => ({
    model,
    steps: Math.max(...seeds.map((seed) => seed.steps)),
  }));
  const different = new Set(steps.map((entry) => entry.steps));
  if (different.size === 1)
    return `${steps.length > 1 ? 'all after the same' : 'after'} ${fixed(steps[0]?.steps)} steps`;
  return `after different numbers of steps (${listed(steps.map((entry) => `${fixed(entry.steps)} for ${modelInProse(entry.model)}`))})`;
}

/** Half the 95 % interval of a rate near one half in a sample of `sentences`, in percentage points: the widest there is. */
export const chanceOf = (sentences: number) => fixed((100 * 1.96 * 0.5) / Math.sqrt(Math.max(1, sentences)));

const severalSeeds = (models: Readonly<Record<string, ModelSummary>>) =>
  Object.values(models).some(({ seeds }) => seeds.length > 1);

const OVER_SEEDS = ' Marks are means over seeds, whiskers reach from the lowest to the highest seed.';

/** A word on the whiskers of figures that clock and memory gauge give, if there are any. */
export const whiskerNote = (models: Readonly<Record<string, ModelSummary>>) => (severalSeeds(models) ? OVER_SEEDS : '');

/** A word on the whiskers of scores, if there are any. */
export function intervalNote(models: Readonly<Record<string, ModelSummary>>): string {
  if (severalSeeds(models)) return OVER_SEEDS;
  const known = Object.values(models).some(({ seeds }) => seeds.some(({ ci }) => ci));
  return known
    ? ' Whiskers are 95% intervals over sentences (of exact match Wilson’s, of all else the bootstrap’s): where other sentences of the kind might have put the mark.'
    : '';
}
