/** One row of a CSV file as RFC 4180 has it, but with a line feed at its end, as in every other file of this project. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
