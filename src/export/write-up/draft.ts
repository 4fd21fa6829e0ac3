import { type FileStore, readText } from '../../base/file-store.ts';
import { sha256 } from '../../base/sha256.ts';
import { counted } from '../../report/numbers.ts';
import { countPrompts } from './prompts.ts';

/** What stands at the head of a draft: what it is, and how much of it is missing. */
export const draftNote = (body: string, file: string) =>
  `> **This is a draft.** Its numbers come from [${file.replace(/^.*\//, '')}](${file}): each is a link that says where it stands there and
> which command makes it again. In **${counted(countPrompts(body), 'place')}**, marked “Write here”, a person must write. Claims may be put more
> weakly than here, but not more strongly: the statistics do not allow it.
`;

const seal = async (text: string) => `<!-- draft ${await sha256(new TextEncoder().encode(text))} -->\n`;

/** Whether nobody has written in a draft since it was made. */
async function isUntouched(draft: string): Promise<boolean> {
  const end = draft.lastIndexOf('<!-- draft ');
  return end >= 0 && draft.slice(end) === (await seal(draft.slice(0, end)));
}

/**
 * Writes a draft, but never over one that somebody has written in: then it goes beside it, to `….new.md`.
 * @returns where it was written
 */
export async function writeDraft(store: FileStore, path: string, text: string): Promise<string> {
  const taken = (await store.exists(path)) && !(await isUntouched(await readText(store, path)));
  const file = taken ? path.replace(/\.md$/, '.new.md') : path;
  await store.write(file, text + (await seal(text)));
  return file;
}
