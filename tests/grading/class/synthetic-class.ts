import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from '../../../src/base/random.ts';
import { sha256 } from '../../../src/base/sha256.ts';
import type { Course } from '../../../src/grading/course.ts';
import { SUBMISSION_FILE, SUBMISSION_SCHEMA } from '../../../src/grading/submission-manifest.ts';
import { zipOf } from '../../../src/platform/node/zip.ts';
import type { LabMaker, SyntheticLab } from './synthetic-labs.ts';

/** A submission with what its grade has to be. */
export interface Synthetic {
  /** Of the zip or folder. */
  readonly name: string;
  readonly student: string;
  readonly earned: number;
  /** What its report has to say about the submission as a whole. */
  readonly says?: RegExp;
  /** What it consists of. */
  readonly kinds: readonly string[];
}

type Files = Map<string, Uint8Array>;
const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/**
 * Fills a folder with submissions of every kind: references, other correct solutions, known mistakes, starters and
 * hostile code, mixed by lab; and what is broken as a whole. The same generator gives the same.
 */
export async function writeSyntheticClass(
  folder: string,
  count: number,
  makers: readonly LabMaker[],
  course: Course,
  random: Random,
): Promise<Synthetic[]> {
  mkdirSync(folder, { recursive: true });
  const made: Synthetic[] = [];
  for (let i = 0; i < count; i++) {
    const student = `s${1000 + i}`;
    const write = i % 4 === 3 ? Object.values(broken)[(i >> 2) % Object.keys(broken).length]! : whole;
    made.push(await write({ ...{ folder, student, makers, course }, random: random.split(student) }));
  }
  return made;
}

interface Student {
  readonly folder: string;
  readonly student: string;
  readonly makers: readonly LabMaker[];
  readonly course: Course;
  readonly random: Random;
}

async function whole(student: Student): Promise<Synthetic> {
  const labs = await mixed(student);
  const files = await packed(student, labs);
  const asFolder = student.random.integer(5) === 0;
  const name = asFolder ? writeFolder(student, files) : await writeZip(student, files);
  return { name, student: student.student, earned: sum(labs), kinds: kindsOf(labs) };
}

/** Ways in which a submission may be broken as a whole. */
const broken: Readonly<Record<string, (student: Student) => Promise<Synthetic>>> = {
  async 'empty folder'(student) {
    mkdirSync(join(student.folder, student.student));
    return zero(student, student.student, /nothing that the labs ask for is in it/);
  },
  async 'no zip'(student) {
    const name = `${student.student}.zip`;
    writeFileSync(join(student.folder, name), 'Rar!\u001a\u0007 or something else');
    return zero(student, name, /zip/);
  },
  async 'broken zip'(student) {
    const whole = await zipOf(await packed(student, await mixed(student)));
    const name = `${student.student}.zip`;
    writeFileSync(join(student.folder, name), whole.subarray(0, whole.length >> 1));
    return zero(student, name, /zip/);
  },
  async 'other year'(student) {
    const last = { ...student, course: { ...student.course, year: '1999' } };
    return zero(student, await writeZip(student, await packed(last, await mixed(student))), /packed for .* 1999/);
  },
  async 'no manifest'(student) {
    const labs = await mixed(student);
    const files = await packed(student, labs);
    files.delete(SUBMISSION_FILE);
    const name = await writeZip(student, files);
    return { name, student: student.student, earned: sum(labs), says: /is missing/, kinds: kindsOf(labs) };
  },
  async 'changed after packing'(student) {
    const labs = await Promise.all(student.makers.map(async (maker) => ({ maker, made: await maker.reference() })));
    const files = await packed(student, labs);
    const [path, content] = [...files].find(([name]) => name.endsWith('exercise.ts'))!;
    files.set(path, bytesOf(`${new TextDecoder().decode(content)}\n// one more thought`));
    const name = writeFolder(student, files);
    return { name, student: student.student, earned: sum(labs), says: /was changed after/, kinds: kindsOf(labs) };
  },
  async 'in one folder more'(student) {
    const labs = await mixed(student);
    const files = [...(await packed(student, labs))].map(([path, content]) => [`my work/${path}`, content] as const);
    const name = await writeZip(student, new Map(files));
    return { name, student: student.student, earned: sum(labs), kinds: kindsOf(labs) };
  },
  async 'neither zip nor folder'(student) {
    const name = `${student.student}.rar`;
    writeFileSync(join(student.folder, name), 'Rar!');
    return zero(student, name, /neither a zip nor a folder/);
  },
};

const zero = ({ student }: Student, name: string, says: RegExp): Synthetic => ({
  ...{ name, student, earned: 0, says, kinds: [String(says)] },
});

/**
 * One hand-in for each lab. A lab that is built on others is handed in only where those are right, as they are with every
 * third student.
 */
async function mixed({ makers, random }: Student): Promise<Made> {
  const used = new Set(makers.flatMap(({ lab }) => lab.lab.uses ?? []));
  const isStrong = random.integer(3) === 0;
  const labs: { maker: LabMaker; made: SyntheticLab }[] = [];
  for (const maker of makers) {
    const { id } = maker.lab.entry;
    const draw = random.split(id);
    const stands = (maker.lab.lab.uses ?? []).every((needed) => rightIds(labs).includes(needed));
    const made = isStrong && used.has(id) ? maker.reference() : stands ? anyKind(maker, draw) : maker.starter();
    labs.push({ maker, made: await made });
  }
  return labs;
}

const rightIds = (labs: Made) => labs.filter(({ made }) => made.right).map(({ maker }) => maker.lab.entry.id);

async function anyKind(maker: LabMaker, random: Random): Promise<SyntheticLab> {
  const percent = random.integer(100);
  if (percent < 35) return maker.reference();
  if (percent < 45) return maker.alternative(random);
  if (percent < 80) return maker.mutant(random);
  if (percent < 88) return maker.starter();
  if (percent < 92) return maker.missing();
  if (percent < 94) return maker.syntaxError();
  if (percent < 96) return maker.typeError();
  return percent < 99 || random.integer(5) > 0 ? maker.hostile(random) : maker.endless();
}

type Made = readonly { readonly maker: LabMaker; readonly made: SyntheticLab }[];
const sum = (labs: Made) => labs.reduce((points, { made }) => points + made.earned, 0);
const kindsOf = (labs: Made) => labs.map(({ maker, made }) => `${maker.lab.entry.id} ${made.kind}`);

async function packed({ student, course }: Student, labs: Made): Promise<Files> {
  const files: Files = new Map();
  const manifest: Record<string, { bytes: number; sha256: string }> = {};
  for (const { maker, made } of labs)
    for (const [name, content] of Object.entries(made.files)) {
      const path = `${maker.lab.entry.folder}/${name}`;
      const bytes = bytesOf(content);
      files.set(path, bytes);
      manifest[path] = { bytes: bytes.length, sha256: await sha256(bytes) };
    }
  const about = { schema: SUBMISSION_SCHEMA, student, course, version: '0.0.0', files: manifest };
  return files.set(SUBMISSION_FILE, bytesOf(JSON.stringify(about)));
}

function writeFolder({ folder, student }: Student, files: Files): string {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, student, path)), { recursive: true });
    writeFileSync(join(folder, student, path), content);
  }
  return student;
}

async function writeZip({ folder, student }: Student, files: Files): Promise<string> {
  writeFileSync(join(folder, `${student}.zip`), await zipOf(files));
  return `${student}.zip`;
}
