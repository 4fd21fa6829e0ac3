import type { SentenceEvidence } from '../../src/compare/evidence-files.ts';

export type FixtureSentence = Pick<SentenceEvidence, 'id' | 'split' | 'tags' | 'source' | 'target'> & {
  readonly gold: NonNullable<SentenceEvidence['gold']>;
};

/** One sentence; links are written as in the data files, `1-2` sure and `1p2` possible. */
function sentence(id: string, tags: string, source: string, target: string, links: string): FixtureSentence {
  const pairs = (mark: string) =>
    links
      .split(' ')
      .filter((link) => link.includes(mark))
      .map((link) => link.split(mark).map(Number) as [number, number]);
  return {
    id,
    split: tags.includes('long') ? 'long' : 'test',
    tags: tags.split(' ').filter((tag) => tag !== 'long'),
    source: source.split(' '),
    target: target.split(' '),
    gold: { sure: pairs('-'), possible: pairs('p') },
  };
}

export const fixtureSentences: readonly FixtureSentence[] = [
  sentence(
    'test-0007',
    'negation clitic adjective-before',
    'the old cat does not see him',
    'le vieux chat ne le voit pas',
    '0-0 1-1 2-2 4-3 3p3 3p5 6-4 5-5 4-6',
  ),
  sentence('test-0019', 'compound', 'the european economic area', "l' espace économique européen", '0-0 3-1 2-2 1-3'),
  sentence('test-0033', 'clitic', 'i see him', 'je le vois', '0-0 2-1 1-2'),
  sentence(
    'test-0058',
    'past adjective-after preposition possessive',
    'my sister bought a green car near the station',
    'ma sœur a acheté une voiture verte près de la gare',
    '0-0 1-1 2p2 2-3 3-4 5-5 4-6 6-7 6-8 7-9 8-10',
  ),
  sentence(
    'test-0102',
    'relative adverb',
    'the girl who sings often reads the newspaper',
    'la fille qui chante lit souvent le journal',
    '0-0 1-1 2-2 3-3 5-4 4-5 6-6 7-7',
  ),
  sentence(
    'test-0131',
    'negation coordination possessive',
    'the man and his wife never drink wine',
    "l' homme et sa femme ne boivent jamais de vin",
    '0-0 1-1 2-2 3-3 4-4 5-5 6-6 5-7 7p8 7-9',
  ),
  sentence(
    'test-0164',
    'question',
    'does the doctor know the answer ?',
    'est-ce que le médecin connaît la réponse ?',
    '0-0 0-1 1-2 2-3 3-4 4-5 5-6 6-7',
  ),
  sentence(
    'test-0207',
    'past-progressive adjective-before adjective-after',
    'we were looking at the small white houses',
    'nous regardions les petites maisons blanches',
    '0-0 1p1 2-1 3p1 4-2 5-3 7-4 6-5',
  ),
  sentence(
    'long-0042',
    'long relative negation adjective-before adjective-after preposition',
    'the young teacher who lives near the old bridge does not see the small red boat that the happy children bought because they are looking at the tall trees in the park',
    "le jeune professeur qui habite près du vieux pont ne voit pas le petit bateau rouge que les enfants heureux ont acheté parce qu' ils regardent les grands arbres dans le parc",
    '0-0 1-1 2-2 3-3 4-4 5-5 5-6 6-6 7-7 8-8 9p10 10-9 10-11 11-10 12-12 13-13 15-14 14-15 16-16 17-17 19-18 18-19 20p20 20-21 21-22 21-23 22-24 23p25 24-25 25p25 26-26 27-27 28-28 29-29 30-30 31-31',
  ),
];
