import { beforeEach, describe, expect, it } from 'vitest';
import type { LabEntry } from '../../labs/manifest.ts';
import { MemoryFileStore, readText } from '../../src/base/file-store.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { packSubmission } from '../../src/grading/pack-submission.ts';
import { submissionManifest } from '../../src/grading/submission-manifest.ts';
import { answersTemplate, parseAnswers, parseQuestions } from '../../src/grading/written-answers.ts';
import { zipOf } from '../../src/platform/node/zip.ts';

const lab = (id: string, folder: string): LabEntry => ({
  ...{ id, folder, title: folder, points: 5, minutes: 5, prerequisites: [], paper: '' },
});
const labs = [
  { entry: lab('05', '05-attention'), files: ['answers.md', 'weights.safetensors'] },
  { entry: lab('06', '06-position'), files: [] },
];
const who = { student: 's1', course: { course: 'attention-lab', year: '2026' }, version: '0.1.0' };
const questions =
  '# Questions\n\nRead first.\n\n## Question 1 (2 points)\n\nWhy?\n\nTwo lines.\n\n## Question 2 (1 point)\n\nHow?\n';

let store: MemoryFileStore;
beforeEach(async () => {
  store = new MemoryFileStore();
  await store.write('labs/05-attention/exercise.ts', 'export {};\n');
  await store.write('labs/05-attention/questions.md', questions);
  await store.write('labs/05-attention/checks.ts', 'not mine');
});

describe('packSubmission', () => {
  it('packs what the student wrote and nothing else, with checksums', async () => {
    await store.write('labs/05-attention/weights.safetensors', new Uint8Array([1, 2, 3]));
    const { files } = await packSubmission(store, 'labs', labs, who);
    expect([...files.keys()].sort()).toEqual([
      '05-attention/exercise.ts',
      '05-attention/weights.safetensors',
      'submission.json',
    ]);
    const manifest = submissionManifest.parse(JSON.parse(new TextDecoder().decode(files.get('submission.json'))));
    expect(manifest).toMatchObject(who);
    expect(manifest.files['05-attention/weights.safetensors']).toEqual({
      bytes: 3,
      sha256: await sha256(new Uint8Array([1, 2, 3])),
    });
  });

  it('says what is missing and which questions are not answered', async () => {
    const empty = answersTemplate('x', parseQuestions(questions));
    await store.write('labs/05-attention/answers.md', empty.replace('> How?\n', '> How?\n\nSo.\n'));
    const { labs: packed } = await packSubmission(store, 'labs', labs, who);
    expect(packed[0]).toMatchObject({
      packed: ['exercise.ts', 'answers.md'],
      missing: ['weights.safetensors'],
      unanswered: [1],
    });
    expect(packed[1]).toMatchObject({ packed: [], missing: ['exercise.ts'], unanswered: [] });
  });
});

describe('zipOf', () => {
  it('gives the same bytes for the same files: in whatever order, on every machine', async () => {
    const files = [
      ['a.txt', new Uint8Array([1])],
      ['b/c.txt', new Uint8Array([2])],
    ] as const;
    const [one, other] = [await zipOf(new Map(files)), await zipOf(new Map([...files].reverse()))];
    expect(await sha256(one)).toBe(await sha256(other));
    expect(await sha256(one)).toBe('0bed2b88ab57542605e03a46352abacd768394f3a5901b2743afd930ed58df1d');
  });
});

describe('written answers', () => {
  it('have a file with the questions quoted below their headings', () => {
    expect(parseQuestions(questions)).toEqual([
      { number: 1, points: 2, text: 'Why?\n\nTwo lines.' },
      { number: 2, points: 1, text: 'How?' },
    ]);
    expect(answersTemplate('lab 05', parseQuestions(questions))).toContain(
      '## Question 1 (2 points)\n\n> Why?\n>\n> Two lines.\n\n\n## Question 2 (1 point)\n\n> How?\n',
    );
  });

  it('are what stands below a heading and is not quoted, line ends of Windows included', async () => {
    const text =
      '## Question 1 (2 points)\r\n\r\n> Why?\r\n\r\nBecause.\r\nOf it.\r\n\r\n## Question 2 (1 point)\r\n\r\n> How?\r\n';
    expect(parseAnswers(text)).toEqual(
      new Map([
        [1, 'Because.\nOf it.'],
        [2, ''],
      ]),
    );
    expect(await readText(store, 'labs/05-attention/questions.md')).toBe(questions);
  });
});
