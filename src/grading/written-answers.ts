/** A question of a lab's `questions.md`, under a heading `## Question 2 (3 points)`. */
export interface WrittenQuestion {
  readonly number: number;
  readonly points: number;
  /** What is asked: the text below the heading. */
  readonly text: string;
}

/** Where the answers to a lab's `questions.md` are written, in the same folder. */
export const ANSWERS_FILE = 'answers.md';

const HEADING = /^## Question (\d+) \((\d+) points?\)\s*$/;

/** A `questions.md` as students get it: the rubric, a quotation below each question, is for whoever marks the answers. */
export const withoutRubrics = (markdown: string): string => markdown.replace(/\n> Rubric:.*(\n>.*)*\n?/g, '');

/** The questions of a `questions.md`, in their order; rubrics and text before the first question are left out. */
export function parseQuestions(markdown: string): WrittenQuestion[] {
  return sections(withoutRubrics(markdown)).map(({ number, points, lines }) => ({
    number,
    points,
    text: lines.join('\n').trim(),
  }));
}

/** An `answers.md` to be filled in: every heading with its question quoted, and nothing below. */
export function answersTemplate(title: string, questions: readonly WrittenQuestion[]): string {
  const parts = questions.map(({ number, points, text }) => {
    const quoted = text.split('\n').map((line) => `> ${line}`.trimEnd());
    return `## Question ${number} (${points} point${points === 1 ? '' : 's'})\n\n${quoted.join('\n')}\n\n`;
  });
  return `# Answers: ${title}\n\nWrite below each question; leave the headings as they are.\n\n${parts.join('\n')}`;
}

/** What was written below each heading of an `answers.md`, quotations aside: question number → text, empty if none. */
export function parseAnswers(markdown: string): Map<number, string> {
  const answered = ({ lines }: Section) =>
    lines
      .filter((line) => !line.startsWith('>'))
      .join('\n')
      .trim();
  return new Map(sections(markdown).map((section) => [section.number, answered(section)]));
}

interface Section {
  readonly number: number;
  readonly points: number;
  readonly lines: string[];
}

function sections(markdown: string): Section[] {
  const found: Section[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const heading = HEADING.exec(line);
    if (heading) found.push({ number: Number(heading[1]), points: Number(heading[2]), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}
