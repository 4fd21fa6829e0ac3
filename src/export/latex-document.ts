import { reference } from './citation.ts';
import type { ExportContext } from './exported.ts';
import { latexText } from './latex-text.ts';
import { type Paper, paperOf } from './papers.ts';
import type { Table } from './table.ts';

/** Statements under a heading; one that rests on a publication cites it. */
export interface Section {
  readonly title: string;
  readonly items: readonly string[];
}

export interface DocumentParts {
  readonly title: string;
  readonly abstract: string;
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  readonly figures: ExportContext['figures'];
  readonly papers: readonly Paper[];
  /** Begins the labels of tables and figures. */
  readonly labels: string;
  /** The command that makes the results again. */
  readonly command: string;
}

/**
 * A document that shows all tables and figures and can be compiled where it stands: `pdflatex document.tex`, twice for
 * the numbers of references. It needs what a usual TeX installation has: booktabs, tabularx, graphicx, Times.
 */
export function latexDocument(parts: DocumentParts): string {
  const { title, abstract, sections, tables, figures, papers, labels, command } = parts;
  return `% Compile with: pdflatex document.tex (twice, for the numbers of tables and figures)
\\documentclass[10pt,a4paper]{article}
\\usepackage[utf8]{inputenc}
\\usepackage[T1]{fontenc}
\\usepackage{textcomp}
\\usepackage{mathptmx,courier}
\\usepackage[textwidth=7in,top=2cm,bottom=2cm]{geometry}
\\usepackage{array,booktabs,tabularx}
\\usepackage{graphicx}
\\usepackage{microtype}
\\usepackage[font=small,labelfont=bf]{caption}
\\captionsetup[table]{position=top,skip=6pt}
\\makeatletter\\setlength{\\@fptop}{0pt}\\setlength{\\@fpsep}{2em}\\makeatother
\\setlength{\\emergencystretch}{3em}
\\renewcommand{\\topfraction}{0.9}
\\renewcommand{\\bottomfraction}{0.9}
\\renewcommand{\\floatpagefraction}{0.8}
% At the size that it has, but for one that is larger than the page.
\\newcommand{\\pictured}[1]{\\sbox0{\\includegraphics{#1}}%
  \\ifdim\\wd0>\\linewidth\\sbox0{\\resizebox{\\linewidth}{!}{\\usebox0}}\\fi
  \\ifdim\\ht0>0.8\\textheight\\sbox0{\\resizebox{!}{0.8\\textheight}{\\usebox0}}\\fi\\usebox0}
\\newcommand{\\code}[1]{{\\ttfamily\\raggedright #1}}

\\title{${latexText(title)}}
\\author{}
\\date{}

\\begin{document}
\\maketitle
\\vspace{-5em}

\\begin{abstract}
${latexText(abstract)}
\\end{abstract}

${sections.map((section) => itemised(section, papers)).join('')}
\\section*{Results}
${overview(tables, figures, labels)}
They are made again by \\code{${latexText(command)}}.

${tables.map(({ name }) => `\\input{tables/${name}.tex}\n`).join('')}
${figures.map((figure) => pictured(figure, labels)).join('\n')}
\\clearpage
\\begin{thebibliography}{${papers.length}}
${papers.map((paper) => `\\bibitem{${paper.key}} ${latexText(reference(paper))}\n`).join('')}\\end{thebibliography}
\\end{document}
`;
}

function itemised({ title, items }: Section, papers: readonly Paper[]): string {
  const cited = (item: string) => {
    const key = paperOf(item)?.key;
    return papers.some((paper) => paper.key === key) ? `~\\cite{${key}}` : '';
  };
  const texts = items.map((item) => `${latexText(item)}${cited(item)}\n`);
  const list = `\\begin{itemize}\n${texts.map((text) => `\\item ${text}`).join('')}\\end{itemize}\n`;
  return `\\section*{${latexText(title)}}\n${texts.length === 1 ? texts[0] : list}`;
}

/** Where to find what. */
function overview(tables: readonly Table[], figures: DocumentParts['figures'], labels: string): string {
  const places = [
    ...tables.map(({ name, caption }) => `Table~\\ref{tab:${labels}${name}}: ${latexText(afterColon(caption))}`),
    ...figures.map(({ name, title }) => `Figure~\\ref{fig:${labels}${name}}: ${latexText(afterColon(title))}`),
  ];
  return `${places.join('; ')}.`;
}

/** A caption without the title of the study or run, which stands above. */
const afterColon = (caption: string) => caption.slice(caption.lastIndexOf(': ') + 1).trim();

const pictured = ({ name, title, alt }: DocumentParts['figures'][number], labels: string) => `\\begin{figure}[!htbp]
\\centering
\\pictured{figures/${name}.png}
\\caption{${latexText(title)}. ${latexText(alt)}}
\\label{fig:${labels}${name}}
\\end{figure}
`;
