/** Columns as wide as what is in them, the first to the left and numbers to the right. */
export function table(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = ([label, ...cells]: string[]) =>
    label!.padEnd(widths[0]!) + cells.map((cell, i) => cell.padStart(widths[i + 1]! + 2)).join('');
  return rows.map((row) => `${line(row)}\n`).join('');
}
