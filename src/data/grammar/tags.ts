/** The constructions a sentence can show; the names stand in the `tags` column and in every table by construction. */
export const tags = [
  'adjective-before', // a French adjective before its noun
  'adjective-after',
  'two-adjectives', // two after the noun, in the mirrored order
  'predicate-adjective', // after "être", agreeing with the subject
  'compound', // classifiers in reversed order: "history teacher", "european economic area"
  'possessive', // mon, ma, mes …
  'of-phrase',
  'preposition',
  'before-vowel', // cet, mon before a feminine, vieil
  'elision', // l', d', n', j', m', qu'
  'contraction', // du, des, au, aux
  'coordination', // and, but
  'subordination', // because, when
  'relative-subject', // qui
  'relative-object', // que
  'question',
  'negation', // ne … pas, ne … jamais
  'negated-article', // "a" → "de" in a negated object
  'adverb',
  'clitic', // an object pronoun before the verb
  'passe-compose',
  'imparfait',
  'etre-auxiliary',
  'participle-agreement', // a participle with a visible ending
] as const;
export type Tag = (typeof tags)[number];
