import type { Agreement } from './lexicon/function-words.ts';
import type { Verb } from './lexicon/verbs.ts';

/** Forms of je, il, nous, vous, ils. Where there is none, a rule of the grammar keeps the form from being needed. */
type Forms = readonly (string | undefined)[];

const avoir: Forms = ['ai', 'a', 'avons', 'avez', 'ont'];
/** Neither "suis" nor "êtes": what agrees with je or vous would have a gender that the English does not tell. */
const être: Forms = [undefined, 'est', 'sommes', undefined, 'sont'];
const étais: Forms = [undefined, 'était', 'étions', undefined, 'étaient'];
const imparfait: Forms = ['ais', 'ait', 'ions', 'iez', 'aient'];

function formFor(subject: Agreement, forms: Forms, name: string): string {
  const { person, plural } = subject;
  const form = forms[plural ? person + 1 : person === 1 ? 0 : 1];
  if (!form) throw new RangeError(`grammar: "${name}" is not used with person ${person}, whose gender is not known`);
  return form;
}

export const presentOf = (verb: Verb, subject: Agreement): string => formFor(subject, verb.present, verb.english.base);

export const auxiliaryOf = (verb: Verb, subject: Agreement): string =>
  formFor(subject, verb.auxiliary === 'avoir' ? avoir : être, verb.auxiliary);

export const copulaOf = (past: boolean, subject: Agreement): string => formFor(subject, past ? étais : être, 'être');

/** The stem is that of "nous": regard(ons) → regardait. */
export const imparfaitOf = (verb: Verb, subject: Agreement): string =>
  verb.present[2]!.slice(0, -'ons'.length) + formFor(subject, imparfait, verb.english.base);

/** @param agreesWith the subject of "être" or the preceding object of "avoir"; nothing leaves it as it is */
export const participleOf = (verb: Verb, agreesWith?: Agreement): string =>
  verb.participle + (agreesWith?.gender === 'f' ? 'e' : '') + (agreesWith?.plural ? 's' : '');
