/**
 * Text that came from a student, for a file that people open: without what is no character of XML 1.0 – controls that would
 * move a terminal's cursor or break a parser, halves of surrogate pairs – but for line breaks and tabs.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

/** A cell that a spreadsheet takes for text: what would begin a formula (`=HYPERLINK(…)`) gets an apostrophe before it. */
export const textCell = (text: string): string => {
  const plain = printable(text);
  return /^[=+\-@\t]/.test(plain) ? `'${plain}` : plain;
};

/** Text inside a line of Markdown, whose marks stand for themselves. */
export const inMarkdown = (text: string): string =>
  printable(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|&#~]/g, '\\$&');

const LONGEST = 2000;

/** Text of several lines as a block of code, which Markdown leaves alone. */
export function codeBlock(text: string, indent = ''): string {
  const shown =
    text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… and ${text.length - LONGEST} characters more` : text;
  return printable(shown)
    .split('\n')
    .map((line) => `${indent}    ${line}`.trimEnd())
    .join('\n');
}
