/** What of a `package.json` matters here; the rest is passed on as it is. */
export interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** A `package-lock.json` of version 3. */
export interface PackageLock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [field: string]: unknown;
}

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The kernels come built. */
const NOT_NEEDED = ['assemblyscript'];
/** For the editor, and for the note about types that do not fit. */
const FOR_TYPES = ['typescript', '@types/node'];
const KEPT_FIELDS = ['name', 'version', 'description', 'license', 'type', 'private', 'engines', 'bin'];

/** The student's `package.json`: the same programs in the same versions, without what only builds, tests and grades. */
export function studentPackage(full: PackageJson): PackageJson {
  const kept = Object.fromEntries(KEPT_FIELDS.map((field) => [field, full[field]]));
  return {
    ...kept,
    scripts: only(full.scripts, ['start', 'attention-lab']),
    dependencies: without(full.dependencies, NOT_NEEDED),
    devDependencies: only(full.devDependencies, FOR_TYPES),
    allowScripts: { esbuild: true, 'core-js': false },
  };
}

/** The part of a lock that a package needs, so that `npm ci` installs what was tested, and nothing else. */
export function studentLock(full: PackageLock, root: PackageJson): PackageLock {
  const { name, version, license, dependencies, bin, devDependencies, engines } = root;
  const wanted = new Set<string>();
  const visit = (from: string, names: Iterable<string>) => {
    for (const name of names) {
      const path = resolved(full, from, name);
      if (path === undefined || wanted.has(path)) continue; // an optional peer that nobody installs
      wanted.add(path);
      const entry = full.packages[path]!;
      visit(path, [entry.dependencies, entry.optionalDependencies, entry.peerDependencies].flatMap(keys));
    }
  };
  visit('', [dependencies, devDependencies].flatMap(keys));
  const entry = { name, version, license, dependencies, bin, devDependencies, engines };
  return { ...full, packages: { '': entry, ...only(full.packages, [...wanted].sort()) } };
}

/** Where Node would find a package: in the nearest `node_modules` upwards. */
function resolved({ packages }: PackageLock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (Object.hasOwn(packages, path)) return path;
    if (folder === '') return undefined;
  }
}

const keys = (record: object | undefined) => Object.keys(record ?? {});

const only = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]!]));

const without = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
