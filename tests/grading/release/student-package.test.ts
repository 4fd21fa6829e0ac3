import { describe, expect, it } from 'vitest';
import { studentLock, studentPackage } from '../../../src/grading/release/student-package.ts';

const full = {
  name: 'lab',
  version: '1.0.0',
  scripts: { prepare: 'build' },
  dependencies: { assemblyscript: '1', a: '1' },
  devDependencies: { typescript: '6', vitest: '4' },
  optionalDependencies: { deno: '2' },
};

describe('studentPackage', () => {
  it('names what runs and what checks types, and nothing that builds, tests or grades', () => {
    const { dependencies, devDependencies, scripts, optionalDependencies } = studentPackage(full);
    expect(dependencies).toEqual({ a: '1' });
    expect(devDependencies).toEqual({ typescript: '6' });
    expect(scripts).not.toHaveProperty('prepare');
    expect(optionalDependencies).toBeUndefined();
  });
});

describe('studentLock', () => {
  const lock = {
    lockfileVersion: 3,
    packages: {
      '': full,
      'node_modules/a': {
        version: '1',
        dependencies: { b: '1' },
        optionalDependencies: { c: '1' },
        peerDependencies: { none: '1' },
      },
      'node_modules/a/node_modules/b': { version: '1.1', dependencies: { c: '1', d: '1' } },
      'node_modules/b': { version: '2' },
      'node_modules/c': { version: '1', dependencies: { a: '1' } },
      'node_modules/d': { version: '1' },
      'node_modules/typescript': { version: '6' },
      'node_modules/vitest': { version: '4', dependencies: { b: '2' } },
    },
  };

  it('keeps what is needed, directly or not, from the folder in which Node would find it', () => {
    const { packages, lockfileVersion } = studentLock(lock, studentPackage(full));
    expect(lockfileVersion).toBe(3);
    expect(Object.keys(packages)).toEqual([
      '',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/d',
      'node_modules/typescript',
    ]);
    expect(packages['']).toMatchObject({ dependencies: { a: '1' }, devDependencies: { typescript: '6' } });
  });
});
