/** One thing that is put right in a text. */
interface Repair {
  readonly what: string;
  readonly apply: (text: string) => string;
}

/** Says nothing and is not seen: control characters but blanks, soft hyphens, zero-width and direction marks. */
const INVISIBLE = /[^\P{Cc}\s]|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u02BC]/g;
const DOUBLE_QUOTES = /[\u201C-\u201F]/g;

const repairs: readonly Repair[] = [
  { what: 'control and invisible characters taken out', apply: (text) => text.replace(INVISIBLE, '') },
  {
    what: 'curly quotes made straight',
    apply: (text) => text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"'),
  },
  { what: 'letters and their accents made one character (NFC)', apply: (text) => text.normalize('NFC') },
  {
    what: 'no-break, narrow and repeated blanks made one plain blank',
    apply: (text) => text.replace(/\s+/gu, ' ').trim(),
  },
];

/** Printable ASCII with single blanks, which none of this changes. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

export interface Repaired {
  readonly text: string;
  /** What was put right. */
  readonly repairs: readonly string[];
}

export interface RepairOptions {
  readonly lowercase?: boolean;
  /** The form of a clean text that the word tokenizer gives back: no blank before a full stop, say. */
  readonly wordForm: (text: string) => string;
}

/** A text as the tokenizers of this project expect it, and what had to be put right. Accents stay as they are. */
export function repair(text: string, { lowercase = false, wordForm }: RepairOptions): Repaired {
  const steps: readonly Repair[] = [
    ...(PLAIN.test(text) ? [] : repairs),
    ...(lowercase ? [{ what: 'capitals made small letters', apply: (clean: string) => clean.toLowerCase() }] : []),
    { what: 'blanks before closing and after opening marks taken out', apply: wordForm },
  ];
  const done: string[] = [];
  let current = text;
  for (const { what, apply } of steps) {
    const next = apply(current);
    if (next !== current) done.push(what);
    current = next;
  }
  return { text: current, repairs: done };
}
