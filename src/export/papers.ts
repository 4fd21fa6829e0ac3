/** A publication, as a bibliography lists it. */
export interface Paper {
  /** In BibTeX. */
  readonly key: string;
  readonly type: 'article' | 'inproceedings' | 'misc';
  readonly authors: readonly string[];
  readonly title: string;
  /** Absent where something is worked on without one. */
  readonly year?: number;
  /** Journal, proceedings, or where else it can be found; with volume and pages where it has them. */
  readonly venue: string;
  readonly arxiv?: string;
}

/** What plans are read against, and what the methods are taken from. */
const papers: readonly Paper[] = [
  {
    ...({ key: 'ba2016', type: 'misc', year: 2016 } as const),
    authors: ['Ba, Jimmy Lei', 'Kiros, Jamie Ryan', 'Hinton, Geoffrey E.'],
    ...{ title: 'Layer Normalization', venue: 'arXiv:1607.06450', arxiv: '1607.06450' },
  },
  {
    ...({ key: 'bahdanau2015', type: 'inproceedings', year: 2015 } as const),
    authors: ['Bahdanau, Dzmitry', 'Cho, Kyunghyun', 'Bengio, Yoshua'],
    title: 'Neural Machine Translation by Jointly Learning to Align and Translate',
    ...{ venue: 'International Conference on Learning Representations', arxiv: '1409.0473' },
  },
  {
    ...({ key: 'bentrevett', type: 'misc' } as const),
    authors: ['bentrevett'],
    title: 'PyTorch Seq2Seq: Sequence to Sequence Models with PyTorch',
    venue: 'https://github.com/bentrevett/pytorch-seq2seq',
  },
  {
    ...({ key: 'cho2014', type: 'inproceedings', year: 2014 } as const),
    authors: ['Cho, Kyunghyun', 'van Merriënboer, Bart', 'Bahdanau, Dzmitry', 'Bengio, Yoshua'],
    title: 'On the Properties of Neural Machine Translation: Encoder–Decoder Approaches',
    ...{ venue: 'Proceedings of SSST-8', arxiv: '1409.1259' },
  },
  {
    ...({ key: 'glorot2010', type: 'inproceedings', year: 2010 } as const),
    authors: ['Glorot, Xavier', 'Bengio, Yoshua'],
    title: 'Understanding the Difficulty of Training Deep Feedforward Neural Networks',
    venue: 'Proceedings of AISTATS',
  },
  {
    ...({ key: 'hedges1981', type: 'article', year: 1981 } as const),
    authors: ['Hedges, Larry V.'],
    title: 'Distribution Theory for Glass’s Estimator of Effect Size and Related Estimators',
    venue: 'Journal of Educational Statistics 6(2), 107–128',
  },
  {
    ...({ key: 'holm1979', type: 'article', year: 1979 } as const),
    authors: ['Holm, Sture'],
    title: 'A Simple Sequentially Rejective Multiple Test Procedure',
    venue: 'Scandinavian Journal of Statistics 6(2), 65–70',
  },
  {
    ...({ key: 'koehn2004', type: 'inproceedings', year: 2004 } as const),
    authors: ['Koehn, Philipp'],
    title: 'Statistical Significance Tests for Machine Translation Evaluation',
    venue: 'Proceedings of EMNLP',
  },
  {
    ...({ key: 'koehn2017', type: 'inproceedings', year: 2017 } as const),
    authors: ['Koehn, Philipp', 'Knowles, Rebecca'],
    title: 'Six Challenges for Neural Machine Translation',
    ...{ venue: 'Proceedings of the First Workshop on Neural Machine Translation', arxiv: '1706.03872' },
  },
  {
    ...({ key: 'kreutzer2019', type: 'inproceedings', year: 2019 } as const),
    authors: ['Kreutzer, Julia', 'Bastings, Jasmijn', 'Riezler, Stefan'],
    title: 'Joey NMT: A Minimalist NMT Toolkit for Novices',
    ...{ venue: 'Proceedings of EMNLP-IJCNLP: System Demonstrations', arxiv: '1907.12484' },
  },
  {
    ...({ key: 'luong2015', type: 'inproceedings', year: 2015 } as const),
    authors: ['Luong, Minh-Thang', 'Pham, Hieu', 'Manning, Christopher D.'],
    title: 'Effective Approaches to Attention-based Neural Machine Translation',
    ...{ venue: 'Proceedings of EMNLP', arxiv: '1508.04025' },
  },
  {
    ...({ key: 'michel2019', type: 'inproceedings', year: 2019 } as const),
    authors: ['Michel, Paul', 'Levy, Omer', 'Neubig, Graham'],
    title: 'Are Sixteen Heads Really Better than One?',
    ...{ venue: 'Advances in Neural Information Processing Systems 32', arxiv: '1905.10650' },
  },
  {
    ...({ key: 'och2003', type: 'article', year: 2003 } as const),
    authors: ['Och, Franz Josef', 'Ney, Hermann'],
    title: 'A Systematic Comparison of Various Statistical Alignment Models',
    venue: 'Computational Linguistics 29(1), 19–51',
  },
  {
    ...({ key: 'papineni2002', type: 'inproceedings', year: 2002 } as const),
    authors: ['Papineni, Kishore', 'Roukos, Salim', 'Ward, Todd', 'Zhu, Wei-Jing'],
    title: 'BLEU: A Method for Automatic Evaluation of Machine Translation',
    venue: 'Proceedings of ACL',
  },
  {
    ...({ key: 'popovic2015', type: 'inproceedings', year: 2015 } as const),
    authors: ['Popović, Maja'],
    title: 'chrF: Character n-gram F-score for Automatic MT Evaluation',
    venue: 'Proceedings of WMT',
  },
  {
    ...({ key: 'post2018', type: 'inproceedings', year: 2018 } as const),
    authors: ['Post, Matt'],
    ...{ title: 'A Call for Clarity in Reporting BLEU Scores', venue: 'Proceedings of WMT', arxiv: '1804.08771' },
  },
  {
    ...({ key: 'qi2018', type: 'inproceedings', year: 2018 } as const),
    authors: ['Qi, Ye', 'Sachan, Devendra', 'Felix, Matthieu', 'Padmanabhan, Sarguna', 'Neubig, Graham'],
    title: 'When and Why Are Pre-trained Word Embeddings Useful for Neural Machine Translation?',
    ...{ venue: 'Proceedings of NAACL-HLT', arxiv: '1804.06323' },
  },
  {
    ...({ key: 'saxe2014', type: 'inproceedings', year: 2014 } as const),
    authors: ['Saxe, Andrew M.', 'McClelland, James L.', 'Ganguli, Surya'],
    title: 'Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks',
    ...{ venue: 'International Conference on Learning Representations', arxiv: '1312.6120' },
  },
  {
    ...({ key: 'schuirmann1987', type: 'article', year: 1987 } as const),
    authors: ['Schuirmann, Donald J.'],
    title:
      'A Comparison of the Two One-Sided Tests Procedure and the Power Approach for Assessing the Equivalence of Average Bioavailability',
    venue: 'Journal of Pharmacokinetics and Biopharmaceutics 15(6), 657–680',
  },
  {
    ...({ key: 'sutskever2014', type: 'inproceedings', year: 2014 } as const),
    authors: ['Sutskever, Ilya', 'Vinyals, Oriol', 'Le, Quoc V.'],
    title: 'Sequence to Sequence Learning with Neural Networks',
    ...{ venue: 'Advances in Neural Information Processing Systems 27', arxiv: '1409.3215' },
  },
  {
    ...({ key: 'vaswani2017', type: 'inproceedings', year: 2017 } as const),
    authors: [
      ...['Vaswani, Ashish', 'Shazeer, Noam', 'Parmar, Niki', 'Uszkoreit, Jakob', 'Jones, Llion', 'Gomez, Aidan N.'],
      ...['Kaiser, Łukasz', 'Polosukhin, Illia'],
    ],
    title: 'Attention Is All You Need',
    ...{ venue: 'Advances in Neural Information Processing Systems 30', arxiv: '1706.03762' },
  },
  {
    ...({ key: 'xiong2020', type: 'inproceedings', year: 2020 } as const),
    authors: [
      ...['Xiong, Ruibin', 'Yang, Yunchang', 'He, Di', 'Zheng, Kai', 'Zheng, Shuxin', 'Xing, Chen'],
      ...['Zhang, Huishuai', 'Lan, Yanyan', 'Wang, Liwei', 'Liu, Tie-Yan'],
    ],
    title: 'On Layer Normalization in the Transformer Architecture',
    ...{ venue: 'Proceedings of ICML', arxiv: '2002.04745' },
  },
];

/** What the numbers of every run and study rest on. */
const always = [
  ...['bahdanau2015', 'luong2015', 'vaswani2017', 'papineni2002', 'post2018', 'popovic2015', 'och2003', 'koehn2004'],
];
/** What the tests of a study rest on besides. */
export const testsOfStudies = ['hedges1981', 'holm1979', 'schuirmann1987'];

/** The publication that a source names by its first author and year: `Bahdanau, Cho and Bengio 2015, figure 2`. */
export function paperOf(source: string): Paper | undefined {
  const words = plain(source).split(/[^a-z0-9]+/);
  return papers.find(({ authors: [first], year }) => {
    const [name] = plain(first!).split(',');
    return words.includes(name!) && (year === undefined || words.includes(`${year}`));
  });
}

/** In small letters without accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** All that must be cited with results that are read against these sources, by key. */
export function papersFor(sources: readonly string[], besides: readonly string[] = []): Paper[] {
  const named = sources.flatMap((source) => paperOf(source)?.key ?? []);
  return papers.filter(({ key }) => [...always, ...besides, ...named].includes(key));
}
