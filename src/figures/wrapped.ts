import { literal } from './figure.ts';

/** Text in lines of at most so many characters, broken between words, as Plotly shows it. */
export function wrapped(text: string, characters: number): { readonly text: string; readonly lines: number } {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return { text: lines.map(literal).join('<br>'), lines: lines.length };
}
