import type { Figure } from '../figures/figure.ts';
import { svgOf } from '../platform/node/static-figure.ts';

/** A table as a notebook shows it. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const DISPLAY = Symbol.for('Jupyter.display');

/** What a notebook's kernel reads from the value of a cell: the same thing in several formats, by media type. */
export interface Displayed {
  [DISPLAY](): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Shows a figure as the value of a cell: to be explored where the notebook has Plotly (VS Code), as a picture everywhere
 * else, and as text for who sees neither.
 *
 * @param description what the figure shows, in words
 */
export function figure({ data, layout }: Figure, description: string): Displayed {
  return {
    async [DISPLAY]() {
      return {
        'application/vnd.plotly.v1+json': { data, layout },
        'image/svg+xml': await svgOf({ data, layout }),
        'text/plain': description,
      };
    },
  };
}

/** Shows a table as the value of a cell. */
export function table({ head, rows }: Table): Displayed {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const aligned = cells.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))),
  );
  return {
    async [DISPLAY]() {
      return { 'text/html': html(cells), 'text/plain': aligned.map((row) => row.join('  ')).join('\n') };
    },
  };
}

function html([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(head!, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
