import type { BenchResult, BenchRow } from './result.ts';

const titles: Readonly<Record<string, string>> = {
  'train-step': 'A step of training',
  kernels: 'Of it in kernels',
  gemm: 'Matrix product, as a share of the peak in registers',
  greedy: 'Greedy decoding',
  length: 'A step of training by sentence length, batch 16, widths of size S',
  batch: 'A step of training by batch, size S',
  'start-up': 'Start of the command line',
};

/** GFLOP/s on one thread that any processor since 2013 exceeds with a BLAS made for it, and none without. */
const SLOW_BLAS = 15;

/** The result in tables of Markdown, which read well in a terminal, too. */
export function benchTable({ machine, rows, memory, absent }: BenchResult): string {
  const { processor, cpus, node, pytorch } = machine;
  const peer = pytorch ? `PyTorch ${pytorch.version} (${pytorch.gigaflops.toFixed(0)} GFLOP/s)` : 'no PyTorch';
  const lines = [`${processor}, ${cpus} processors; Node ${node}, ${peer}`];
  if (pytorch && pytorch.gigaflops < SLOW_BLAS) {
    lines.push(
      '',
      'This PyTorch multiplies matrices so slowly that it seems to be linked to the reference BLAS, and ratios against it',
      'flatter us: link it to a fast one (Debian: apt install libopenblas0-pthread).',
    );
  }
  for (const what of new Set(rows.map((row) => row.what))) {
    const own = rows.filter((row) => row.what === what);
    lines.push(
      '',
      `${titles[what]}:`,
      '',
      ...table(['model', 'size', 'against', 'ours ms', 'theirs ms', 'ratio'], own.map(cells)),
    );
    const crossing = crossingOf(own);
    if (crossing) lines.push('', crossing);
  }
  if (memory.length > 0) {
    const cells = memory.map(({ model, size, residentBytes }) => [model, size, (residentBytes / 1e6).toFixed(0)]);
    lines.push('', 'Resident memory of a training process:', '', ...table(['model', 'size', 'MB'], cells));
  }
  if (absent.length > 0) lines.push('', 'Left out:', ...absent.map((what) => `- ${what}`));
  return `${lines.join('\n')}\n`;
}

const cells = ({ model = '', size, peer, oursMs, peerMs, ratio }: BenchRow): string[] => [
  ...[model, size, peer, milliseconds(oursMs), milliseconds(peerMs), ratio.toFixed(2)],
];

const milliseconds = (value: number) =>
  value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : value.toFixed(0);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}

/** Where the Transformer becomes faster than the LSTM, or slower, as sizes go up: between which two it was measured. */
function crossingOf(rows: readonly BenchRow[]): string | undefined {
  const families = rows.filter(({ model, peer }) => model === 'transformer' && peer === 'lstm-additive');
  for (const [index, row] of families.entries()) {
    const next = families[index + 1];
    if (!next || row.ratio > 1 === next.ratio > 1) continue;
    return `Between ${row.size} and ${next.size} the ${next.ratio > 1 ? 'Transformer' : 'LSTM'} becomes the faster one.`;
  }
  if (families.length === 0) return undefined;
  return `The ${families[0]!.ratio > 1 ? 'Transformer' : 'LSTM'} is the faster one at every size.`;
}
