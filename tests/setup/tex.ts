import { spawnSync } from 'node:child_process';
import { describe, it } from 'vitest';

const missing = 'no pdflatex found — install TeX (Debian: texlive-latex-recommended, texlive-fonts-recommended)';

/** A suite that needs TeX; where there is none it is skipped by name, and fails with REQUIRE_ALL=1. */
export function describeWithTex(name: string, suite: () => void): void {
  if (spawnSync('pdflatex', ['--version']).status === 0) {
    describe(name, suite);
  } else if (process.env.REQUIRE_ALL === '1') {
    describe(name, () => {
      it('has a pdflatex to run', () => {
        throw new Error(missing);
      });
    });
  } else {
    describe.skip(`${name}: ${missing}`, suite);
  }
}
