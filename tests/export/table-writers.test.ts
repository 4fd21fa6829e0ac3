import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../src/export/csv.ts';
import { latexTable } from '../../src/export/latex-table.ts';
import { markdownTable } from '../../src/export/markdown.ts';
import { smallTable } from './small-table.ts';

describe('a table', () => {
  it('is Markdown with caption, groups in a column of their own, alignment and notes', () => {
    expect(markdownTable(smallTable)).toBe(`**Models & 50 % of their numbers**

| Split | Model | BLEU | d\\_k |
| :--- | :--- | ---: | ---: |
| test | LSTM, √d\\_k off | 97.1 ± 0.6 | 1,024 |
| test | a\\|b | −3 | – |
| long | “x” | – | [−1, 2] |

± is half of an interval. One # note.
`);
  });

  it('is CSV with numbers in full and a column for each end of an interval', () => {
    expect(csvTable(smallTable)).toBe(`Split,Model,BLEU,BLEU: low,BLEU: high,d_k,d_k: low,d_k: high
test,"LSTM, √d_k off",97.125,96.5,97.75,1024,,
test,a|b,-3,,,,,
long,“x”,,,,,-1,2
`);
  });

  it('is CSV that is read back', () => {
    const rows = parse(csvTable(smallTable), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ Model }) => Model)).toEqual(['LSTM, √d_k off', 'a|b', '“x”']);
    expect(Number(rows[0]!.BLEU)).toBe(97.125);
  });

  it('rids numbers of CSV of what a change of unit leaves', () => {
    const row = { cells: ['a', { text: '7.0', value: 100 * 0.07 }] };
    expect(csvTable({ ...smallTable, columns: smallTable.columns.slice(0, 2), rows: [row] })).toContain(',a,7\n');
  });

  it('is LaTeX with booktabs, caption, label, groups and notes, all of it escaped', () => {
    expect(latexTable(smallTable, 'study-')).toBe(`\\begin{table}[!htbp]
\\centering
\\caption{Models \\& 50\\,\\% of their numbers}
\\label{tab:study-small}
\\small
\\begin{tabular}{@{}lrr@{}}
\\toprule
Model & BLEU & d\\_k \\\\
\\midrule
\\multicolumn{3}{@{}l}{\\textit{test}} \\\\
LSTM, $\\surd$d\\_k off & 97.1\\,{\\scriptsize $\\pm$ 0.6} & 1,024 \\\\
a\\textbar{}b & $-$3 & \\textendash{} \\\\
\\midrule
\\multicolumn{3}{@{}l}{\\textit{long}} \\\\
\\textquotedblleft{}x\\textquotedblright{} & \\textendash{} & {\\scriptsize {}[$-$1, 2]} \\\\
\\bottomrule
\\end{tabular}

\\medskip\\parbox{\\linewidth}{\\footnotesize $\\pm$ is half of an interval. One \\# note.}
\\end{table}
`);
  });

  it('is set smaller in LaTeX, and broken to the line, where it is wide', () => {
    const columns = Array.from({ length: 12 }, (_, place) => ({
      title: `wide column ${place}`,
      kind: 'number' as const,
    }));
    const wide = latexTable({
      ...smallTable,
      columns: [smallTable.columns[0]!, ...columns],
      rows: [{ cells: ['model', ...columns.map(() => ({ text: '1,000,000', value: 1e6 }))] }],
    });
    expect(wide).toContain('\\footnotesize\n\\setlength{\\tabcolsep}{3.5pt}\n\\begin{tabularx}{\\linewidth}');
    expect(wide).toContain('\\shortstack[r]{wide \\\\ column 10}');
  });
});
