import type { SubjectPronoun } from '../lexicon/function-words.ts';
import { weighted } from './chance.ts';

/** I, we and you have verb forms of their own, which would be rare if every pronoun were drawn alike. */
export const pronouns = weighted<SubjectPronoun>({ i: 2, he: 1, she: 1, we: 2, you: 2, they: 1 });

/** For what agrees with the subject: the English of "i" and "you" does not tell their gender. */
export const genderedPronouns: readonly SubjectPronoun[] = ['he', 'she', 'we', 'they'];
