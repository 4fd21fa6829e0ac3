import { spawnSync } from 'node:child_process';
import { describeWith } from './describe-with.ts';

const isThere = spawnSync('pdflatex', ['--version']).status === 0;
const missing = 'no pdflatex found — install TeX (Debian: texlive-latex-recommended, texlive-fonts-recommended)';

/** A suite that needs TeX. */
export const describeWithTex = (name: string, suite: () => void) =>
  describeWith(isThere ? undefined : missing, name, suite);
