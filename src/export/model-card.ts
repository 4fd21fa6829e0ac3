import { listed } from '../report/numbers.ts';
import type { ExportContext } from './exported.ts';
import { markdownTable, markdownText } from './markdown.ts';
import type { Table } from './table.ts';

/** What a model card says of some trained models, besides what is the same for all of this project. */
export interface CardParts {
  readonly title: string;
  /** Which models, in a sentence. */
  readonly models: string;
  /** On what, and how, they were trained; one fact each. */
  readonly training: readonly string[];
  readonly results: Table;
  /** What these results do not show. */
  readonly limits: readonly string[];
  /** The folder of one trained model, below that of the results. */
  readonly example: string;
}

/** A model card after Mitchell et al. 2019, "Model cards for model reporting": what the trained models are, and are not. */
export function modelCard(
  { title, models, training, results, limits, example }: CardParts,
  { project, provenance, folder }: ExportContext,
): string {
  const model = `${folder}/${example}`;
  const list = (items: readonly string[]) => items.map((item) => `- ${markdownText(item)}\n`).join('');
  return `# Model card: ${markdownText(title)}

## The models

${markdownText(models)} They are written by ${project.name} ${project.version} in TypeScript on TensorFlow.js ${provenance.versions.tfjs}; the weights are in 32-bit floating point.

## What they are for

To show and to measure, in teaching and in write-ups, how two ways of attending differ at a size that a laptop trains. They
are no translators: their vocabulary is that of the training data, and what is not in it they do not know.

## Training

${list(training)}
## Results

${markdownTable(results)}
## Limits

${list(limits)}- One training is one draw: other seeds give other numbers, as the intervals say.
- Attention weights say where a model looks, not why it says what it says.

## Licence

${markdownText(project.license)}, the weights included. Cite \`citation.bib\`.

## How to load them

A model is a folder: \`model.safetensors\` holds the weights by name, \`config.json\` the sizes, the tokenizer and the
vocabularies. In the folder of the project:

\`\`\`sh
python3 src/pytorch/load_model.py ${model} "a sentence"   # in PyTorch; needs torch and numpy
\`\`\`

\`\`\`python
import sys; sys.path.insert(0, "src/pytorch")
from load_model import load
translator = load("${model}")   # translator.model is a torch.nn.Module
\`\`\`

They were made by

\`\`\`sh
${provenance.command}
\`\`\`

which makes them again, bit for bit where versions are the same (${listed([`${project.name} ${provenance.versions.attentionLab}`, `TensorFlow.js ${provenance.versions.tfjs}`])}).
`;
}
