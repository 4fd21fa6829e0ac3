/** What pdfLaTeX shows for characters that mean something to it, and for those that its fonts have in formulas alone. */
const commands: Readonly<Record<string, string>> = {
  ...{ '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', $: '\\$', '&': '\\&', '%': '\\%', '#': '\\#', _: '\\_' },
  ...{ '^': '\\textasciicircum{}', '~': '\\textasciitilde{}', '<': '\\textless{}', '>': '\\textgreater{}' },
  ...{ '|': '\\textbar{}', '`': '\\textasciigrave{}', '\u00a0': '~', '\u202f': '\\,' },
  ...{ '–': '\\textendash{}', '—': '\\textemdash{}', '…': '\\dots{}', '•': '\\textbullet{}', '°': '\\textdegree{}' },
  ...{ '“': '\\textquotedblleft{}', '”': '\\textquotedblright{}', '‘': '\\textquoteleft{}', '’': '\\textquoteright{}' },
  ...{
    '±': '$\\pm$',
    '−': '$-$',
    '×': '$\\times$',
    '·': '$\\cdot$',
    '÷': '$\\div$',
    '√': '$\\surd$',
    '∞': '$\\infty$',
  },
  ...{ '≤': '$\\leq$', '≥': '$\\geq$', '≈': '$\\approx$', '≠': '$\\neq$', '→': '$\\rightarrow$', '←': '$\\leftarrow$' },
  ...{
    '²': '$^{2}$',
    '³': '$^{3}$',
    ᵃ: '$^{a}$',
    ⁿ: '$^{n}$',
    ₖ: '$_{k}$',
    '₀': '$_{0}$',
    '₁': '$_{1}$',
    '₂': '$_{2}$',
  },
  ...{ α: '$\\alpha$', β: '$\\beta$', γ: '$\\gamma$', δ: '$\\delta$', ε: '$\\varepsilon$', λ: '$\\lambda$' },
  ...{ μ: '$\\mu$', µ: '$\\mu$', π: '$\\pi$', σ: '$\\sigma$', Δ: '$\\Delta$', Σ: '$\\Sigma$', '∑': '$\\sum$' },
};

/** Printable ASCII, and the Latin letters and signs that `\usepackage[T1]{fontenc}` can show as they are. */
const known = /(?![ĦħĸĿŀŉŦŧ])[ -~¡-ž]/;

/**
 * Text as LaTeX source that prints it as it is, with pdfLaTeX, UTF-8 and T1 fonts; straight quotation marks become curly.
 * A character that such fonts lack is shown by its number: `U+4E2D`.
 */
export function latexText(text: string): string {
  const letters = [
    ...text
      .normalize('NFC')
      .replace(/[\t-\r]+/g, ' ')
      .replace(/(?<=\d) (?=%)/g, THIN_SPACE),
  ];
  const source = letters.map((letter, place) => sourceOf(letter, letters[place - 1] ?? ' ')).join('');
  return /^[[*]/.test(source) ? `{}${source}` : source; // which `\\` or `\item` before it would take for an argument
}

const THIN_SPACE = '\u202f';

function sourceOf(letter: string, before: string): string {
  if (letter === '"') return /[\s([]/.test(before) ? '``' : `${joint("'", before)}''`;
  if (/[-,']/.test(letter)) return joint(letter, before) + letter;
  return commands[letter] ?? (known.test(letter) ? letter : `U+${numberOf(letter)}`);
}

/** Keeps LaTeX from joining neighbours: two hyphens into a dash, two apostrophes into a quotation mark. */
const joint = (letter: string, before: string) => (before === letter || (letter === "'" && before === '"') ? '{}' : '');

const numberOf = (letter: string) => letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
