import type { Gender } from './nouns.ts';

/** What a subject hands to its verb, and a noun to what stands around it. */
export interface Agreement {
  readonly person: 1 | 2 | 3;
  readonly plural: boolean;
  readonly gender: Gender;
}

/** French forms by number and gender; a determiner without one number has no forms for it. */
export interface DeterminerForms {
  readonly singular?: Readonly<Record<Gender, string>>;
  readonly plural?: Readonly<Record<Gender, string>>;
}
const both = (form: string): Readonly<Record<Gender, string>> => ({ m: form, f: form });

/** The English plural of "this" is "these"; "a" is "an" before a vowel. */
export const determiners = {
  the: { singular: { m: 'le', f: 'la' }, plural: both('les') },
  a: { singular: { m: 'un', f: 'une' } },
  this: { singular: { m: 'ce', f: 'cette' }, plural: both('ces') },
  two: { plural: both('deux') },
  certain: { plural: { m: 'certains', f: 'certaines' } },
  my: { singular: { m: 'mon', f: 'ma' }, plural: both('mes') },
  his: { singular: { m: 'son', f: 'sa' }, plural: both('ses') },
  our: { singular: both('notre'), plural: both('nos') },
  your: { singular: both('votre'), plural: both('vos') },
  their: { singular: both('leur'), plural: both('leurs') },
} as const satisfies Record<string, DeterminerForms>;
export type Determiner = keyof typeof determiners;

export const possessives: readonly Determiner[] = ['my', 'his', 'our', 'your', 'their'];

/** "You" is always vous, "they" always ils; there is no "it", whose gender the English does not tell. */
export const subjectPronouns = {
  i: { french: 'je', person: 1, plural: false, gender: 'm' },
  he: { french: 'il', person: 3, plural: false, gender: 'm' },
  she: { french: 'elle', person: 3, plural: false, gender: 'f' },
  we: { french: 'nous', person: 1, plural: true, gender: 'm' },
  you: { french: 'vous', person: 2, plural: true, gender: 'm' },
  they: { french: 'ils', person: 3, plural: true, gender: 'm' },
} as const satisfies Record<string, Agreement & { french: string }>;
export type SubjectPronoun = keyof typeof subjectPronouns;

export const objectPronouns = {
  me: { french: 'me', person: 1, plural: false, gender: 'm' },
  him: { french: 'le', person: 3, plural: false, gender: 'm' },
  her: { french: 'la', person: 3, plural: false, gender: 'f' },
  us: { french: 'nous', person: 1, plural: true, gender: 'm' },
  you: { french: 'vous', person: 2, plural: true, gender: 'm' },
  them: { french: 'les', person: 3, plural: true, gender: 'm' },
} as const satisfies Record<string, Agreement & { french: string }>;
export type ObjectPronoun = keyof typeof objectPronouns;

export const prepositions = {
  in: 'dans',
  on: 'sur',
  under: 'sous',
  behind: 'derrière',
  near: 'près de',
  with: 'avec',
} as const;
export type Preposition = keyof typeof prepositions;

export const conjunctions = { and: 'et', but: 'mais', because: 'parce que', when: 'quand' } as const;
export type Conjunction = keyof typeof conjunctions;

/** Before the English verb, after the French finite one; "not" and "never" also put "ne" before it. */
export const verbAdverbs = {
  not: 'pas',
  never: 'jamais',
  often: 'souvent',
  sometimes: 'parfois',
  always: 'toujours',
} as const;
export type VerbAdverb = keyof typeof verbAdverbs;

/** At the end of the clause in both languages. */
export const finalAdverbs = {
  here: 'ici',
  there: 'là',
  now: 'maintenant',
  today: "aujourd'hui",
  yesterday: 'hier',
} as const;
export type FinalAdverb = keyof typeof finalAdverbs;
