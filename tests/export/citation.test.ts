import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bibliography, citationFile, reference } from '../../src/export/citation.ts';
import { paperOf, papersFor } from '../../src/export/papers.ts';
import { project, projectPath } from '../../src/platform/node/machine.ts';
import { exampleContext } from './example-context.ts';

describe('citation', () => {
  it('of the project stands at its top level, as exports have it', () => {
    expect(readFileSync(projectPath('CITATION.cff'), 'utf8')).toBe(citationFile(project()));
  });

  it('finds a publication by first author and year, however it is written', () => {
    const keyOf = (source: string) => paperOf(source)?.key;
    expect(keyOf('Bahdanau, Cho and Bengio 2015, figure 2')).toBe('bahdanau2015');
    expect(keyOf('Cho et al. 2014')).toBe('cho2014');
    expect(keyOf('Popovic 2015')).toBe('popovic2015');
    expect(keyOf('Joey NMT (Kreutzer, Bastings and Riezler 2019), IWSLT14')).toBe('kreutzer2019');
    expect(keyOf('bentrevett/pytorch-seq2seq, Multi30k')).toBe('bentrevett');
    expect(keyOf('Bahdanau 2016')).toBeUndefined(); // neither Bahdanau 2015 nor Ba 2016
  });

  it('says which source is not known', () => {
    const bib = bibliography(exampleContext.project, exampleContext.provenance, papersFor([]), ['Nobody 1999']);
    expect(bib).toContain('% Read against, too, but not known here: Nobody 1999');
  });

  it('is BibTeX with the case of titles kept, and text for lists of references', () => {
    const paper = paperOf('Vaswani et al. 2017')!;
    const bib = bibliography(exampleContext.project, exampleContext.provenance, [paper]);
    expect(bib).toBe(`@software{attention-lab,
  author = {{The attention-lab authors}},
  title = {{attention-lab: what it is}},
  year = {2026},
  version = {1.2.3},
  license = {MIT},
  note = {Commit c0ffee},
}

@inproceedings{vaswani2017,
  author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob and Jones, Llion and Gomez, Aidan N. and Kaiser, Łukasz and Polosukhin, Illia},
  title = {{Attention Is All You Need}},
  booktitle = {Advances in Neural Information Processing Systems 30},
  year = {2017},
  eprint = {1706.03762},
  archiveprefix = {arXiv},
}
`);
    expect(reference(paperOf('Holm 1979')!)).toBe(
      'Sture Holm. A Simple Sequentially Rejective Multiple Test Procedure. Scandinavian Journal of Statistics 6(2), 65–70, 1979.',
    );
  });
});
