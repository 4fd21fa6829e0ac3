import { InputError } from '../../base/errors.ts';

/** What systems put beside one's files; nobody asks for it. */
const BESIDES = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

const LONGEST_NAME = 240;

/** Windows keeps these for devices, with any suffix. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Rules for one part of a path, each with what a part that breaks it is. */
const RULES: readonly (readonly [(part: string) => boolean, string])[] = [
  [(part) => part === '..', 'leads out of the folder'],
  [(part) => part === '' || part === '.', 'has an empty part'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  [(part) => /[\u0000-\u001f\u007f]/.test(part), 'has a control character'],
  [(part) => /[<>:"|?*\\]/.test(part), 'has a character that Windows forbids'],
  [(part) => /[. ]$/.test(part), 'has a part that ends in a dot or a space, which Windows drops'],
  [(part) => DEVICE.test(part), 'is the name of a device on Windows'],
];

/**
 * The name of an entry of a zip.
 * @throws InputError if it is not UTF-8
 */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const shown = new TextDecoder('latin1').decode(bytes);
    throw new InputError(`the name ${JSON.stringify(shown)} is not UTF-8 — ${HOW_TO_PACK}`);
  }
}

export const HOW_TO_PACK = 'pack it with "attention-lab lab submit"';

/**
 * The files among the entries of a zip, by their names, which are safe on every system.
 *
 * @param names a name that ends in "/" is a folder's
 * @throws InputError that quotes the first name that is not safe, or that stands for the same file as another
 */
export function fileNames(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) checkName(name);
  const files = names.filter((name) => !name.endsWith('/') && !BESIDES.test(name));
  for (const name of files) {
    const same = name.normalize('NFC').toLowerCase();
    const other = seen.get(same);
    if (other === name) throw refused(name, 'is there twice');
    if (other !== undefined) throw refused(name, `is the same file as ${JSON.stringify(other)} on Windows and macOS`);
    seen.set(same, name);
  }
  for (const [same, name] of seen) {
    const folder = foldersOf(same).find((path) => seen.has(path));
    if (folder !== undefined) throw refused(name, `lies in ${JSON.stringify(seen.get(folder))}, which is a file`);
  }
  return files;
}

/** `a/b/c` lies in `a` and `a/b`. */
const foldersOf = (path: string): string[] => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));

function checkName(name: string): void {
  if (name.length > LONGEST_NAME) throw refused(`${name.slice(0, 60)}…`, `has more than ${LONGEST_NAME} letters`);
  if (/^(\/|[A-Za-z]:)/.test(name)) throw refused(name, 'is an absolute path');
  for (const part of name.replace(/\/$/, '').split('/')) {
    const broken = RULES.find(([breaks]) => breaks(part));
    if (broken) throw refused(name, broken[1]);
  }
}

const refused = (name: string, problem: string) =>
  new InputError(`the name ${JSON.stringify(name)} ${problem} — ${HOW_TO_PACK}`);
