const MARK = '> **Write here:**';

/** A place where a person must write, and what. */
export const writeHere = (what: string) => `${MARK} ${what}\n`;

/** How many such places a text has. */
export const countPrompts = (text: string) => text.split(MARK).length - 1;
