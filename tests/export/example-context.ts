import type { ExportContext } from '../../src/export/exported.ts';

export const exampleContext: ExportContext = {
  project: { name: 'attention-lab', version: '1.2.3', description: 'what it is', license: 'MIT' },
  provenance: {
    ...{
      created: '2026-11-21T09:00:00.000Z',
      command: 'npx attention-lab study bottleneck --seeds 3',
      commit: 'c0ffee',
    },
    versions: { attentionLab: '1.2.3', node: 'v20.20.0', tfjs: '4.22.0' },
    machine: { platform: 'linux', arch: 'x64', processor: 'A Processor', cpus: 2, memoryBytes: 2 ** 33 },
  },
  folder: 'runs/example',
  upwards: '',
  figures: [{ name: 'lines', title: 'Lines & 100 % of them', alt: 'A line | and another_one' }],
};
