import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../src/base/random.ts';
import { type LoadedLab, type LoadedMistake, loadFolder, loadMistakes } from '../../../src/grading/load-lab.ts';
import { projectPath } from '../../../src/platform/node/machine.ts';
import { exerciseText } from './exercise-text.ts';
import { endlessCode, hostileCode } from './hostile-code.ts';

/** What a made-up student handed in for one lab, and what it has to earn. */
export interface SyntheticLab {
  readonly kind: string;
  /** Name → content; none if nothing was handed in. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly earned: number;
  /** Whether other labs can be built on it for certain: a correct solution of its own need have no gradients. */
  readonly right: boolean;
}

/** Makes hand-ins of one lab whose right score is known: from the reference, and from what its mistakes say they fail. */
export class LabMaker {
  readonly lab: LoadedLab;
  readonly #mistakes: readonly LoadedMistake[];
  readonly #alternatives: readonly string[];
  readonly #texts = new Map<string, Promise<string>>();

  private constructor(lab: LoadedLab, mistakes: readonly LoadedMistake[], alternatives: readonly string[]) {
    this.lab = lab;
    this.#mistakes = mistakes;
    this.#alternatives = alternatives;
  }

  static async of(lab: LoadedLab): Promise<LabMaker> {
    const folder = projectPath(`tests/labs/${lab.entry.id}/alternatives`);
    const alternatives = (await loadFolder(folder)).map(({ name }) => `${folder}/${name}.ts`);
    return new LabMaker(lab, await loadMistakes(lab.folder), alternatives);
  }

  get points(): number {
    return this.#worth(() => true);
  }

  async reference(): Promise<SyntheticLab> {
    return this.#made('reference', await this.#text(), this.points, true);
  }

  async alternative(random: Random): Promise<SyntheticLab> {
    if (this.#alternatives.length === 0) return this.reference();
    return this.#made('alternative', await this.#text(random.choice(this.#alternatives)), this.points, false);
  }

  async mutant(random: Random): Promise<SyntheticLab> {
    if (this.#mistakes.length === 0) return this.reference();
    const { name, mistake } = random.choice(this.#mistakes);
    const text = await this.#text(join(this.lab.folder, 'mutants', `${name}.ts`));
    return this.#made(
      `mutant ${name}`,
      text,
      this.#worth((id) => !mistake.fails.includes(id)),
      false,
    );
  }

  starter(): SyntheticLab {
    return this.#made('starter', readFileSync(join(this.lab.folder, 'exercise.ts'), 'utf8'), 0, false);
  }

  missing(): SyntheticLab {
    return { kind: 'missing', files: {}, earned: 0, right: false };
  }

  async syntaxError(): Promise<SyntheticLab> {
    return this.#made('syntax error', `${await this.#text()}\nexport function broken( {`, 0, false);
  }

  /** It runs, types aside. */
  async typeError(): Promise<SyntheticLab> {
    const text = `${await this.#text()}\nexport const width: number = 'wide';`;
    return this.#made('type error', text, this.points, true);
  }

  async hostile(random: Random): Promise<SyntheticLab> {
    const kind = random.choice(Object.keys(hostileCode));
    return this.#made(kind, hostileCode[kind]!(await this.#text()), 0, false);
  }

  async endless(): Promise<SyntheticLab> {
    return this.#made('endless', endlessCode(await this.#text()), 0, false);
  }

  #worth(passes: (check: string) => boolean): number {
    return this.lab.lab.checks.filter(({ id }) => passes(id)).reduce((sum, { points }) => sum + points, 0);
  }

  #text(changes?: string): Promise<string> {
    const text = this.#texts.get(changes ?? '') ?? exerciseText(this.lab.folder, changes);
    this.#texts.set(changes ?? '', text);
    return text;
  }

  #made(kind: string, exercise: string, earned: number, right: boolean): SyntheticLab {
    const files = (this.lab.lab.files ?? [])
      .map((name) => [name, join(this.lab.folder, 'reference', name)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, new Uint8Array(readFileSync(path))] as const);
    return { kind, files: { 'exercise.ts': exercise, ...Object.fromEntries(files) }, earned, right };
  }
}
