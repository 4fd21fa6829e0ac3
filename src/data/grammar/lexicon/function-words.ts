import type { Gender } from './nouns.ts';

/** What a subject hands to its verb, and a noun to what stands around it. */
export interface Agreement {
  readonly person: 1 | 2 | 3;
  readonly plural: boolean;
  readonly gender: Gender;
}

/** The French of each determiner; the English plural of "this" is "these". */
export const determiners = {
  the: { m: 'le', f: 'la', plural: 'les' },
  a: { m: 'un', f: 'une' },
  this: { m: 'ce', f: 'cette', plural: 'ces' },
  two: { plural: 'deux' },
  my: { m: 'mon', f: 'ma', plural: 'mes' },
  his: { m: 'son', f: 'sa', plural: 'ses' },
  our: { m: 'notre', f: 'notre', plural: 'nos' },
  your: { m: 'votre', f: 'votre', plural: 'vos' },
  their: { m: 'leur', f: 'leur', plural: 'leurs' },
} as const satisfies Record<string, { m?: string; f?: string; plural?: string }>;
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
export const verbAdverbs = { not: 'pas', never: 'jamais', often: 'souvent', always: 'toujours' } as const;
export type VerbAdverb = keyof typeof verbAdverbs;

/** At the end of the clause in both languages. */
export const finalAdverbs = {
  here: 'ici',
  now: 'maintenant',
  today: "aujourd'hui",
  yesterday: 'hier',
} as const;
export type FinalAdverb = keyof typeof finalAdverbs;
