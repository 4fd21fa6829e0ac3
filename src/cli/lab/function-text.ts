/**
 * A function of a module as it is written, its docstring left out; undefined if there is none. It begins at the start of
 * a line and ends with the first line that is a closing bracket and nothing more, as formatters have it.
 */
export function functionText(module: string, name: string): string | undefined {
  const lines = module.split(/\r?\n/);
  const start = lines.findIndex((line) => new RegExp(`^(export )?(function|const|let) ${name}\\b`).test(line));
  if (start < 0) return undefined;
  const end = lines.findIndex(
    (line, i) => i >= start && (/^[}\])]+;?\s*$/.test(line) || (i === start && /;$/.test(line))),
  );
  return lines.slice(start, end < 0 ? undefined : end + 1).join('\n');
}

/** What says in a solution where its answers are. */
export const withoutRegions = (code: string): string => code.replace(/^ *\/\/ #(end)?region\b.*\n/gm, '');
