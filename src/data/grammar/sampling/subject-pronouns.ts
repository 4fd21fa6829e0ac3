import type { SubjectPronoun } from '../lexicon/function-words.ts';

/** I, we and you have verb forms of their own, which would be rare if every pronoun were drawn alike. */
export const pronouns: readonly SubjectPronoun[] = ['i', 'i', 'he', 'she', 'we', 'we', 'you', 'you', 'they'];

/** For what agrees with the subject: the English of "i" and "you" does not tell their gender. */
export const genderedPronouns: readonly SubjectPronoun[] = ['he', 'she', 'we', 'they'];
