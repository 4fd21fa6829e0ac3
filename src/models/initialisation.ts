import { zeros } from '../nn/initializers.ts';
import type { ParameterSpecification, ParameterTable } from '../tensor/parameters.ts';

/**
 * What the parameters are before training: `random` is what the parts list says, each drawn from its own generator. In
 * the ablations every matrix (embeddings and learned positions among them; biases, gains and the score vector of
 * additive attention stay), or the token embeddings alone, start at zero, and the others as they do with `random`.
 */
export const initialisations = ['random', 'zero-matrices', 'zero-embeddings'] as const;
export type Initialisation = (typeof initialisations)[number];

/** Whether a parameter is the table of a language's token embeddings. */
export const isEmbedding = (name: string) => name.endsWith('.embedding');

const startsAtZero: Readonly<Record<Initialisation, (name: string, shape: readonly number[]) => boolean>> = {
  random: () => false,
  'zero-matrices': (name, shape) => shape.length > 1 && !name.endsWith('.bias'), // that of two directions is [2, 4D]
  'zero-embeddings': isEmbedding,
};

/** A parts list with the initial values that a setting asks for. */
export function initialised(table: ParameterTable, initialisation: Initialisation = 'random'): ParameterTable {
  const zero = startsAtZero[initialisation];
  const start = ([name, part]: [string, ParameterSpecification]) =>
    [name, zero(name, part.shape) ? { ...part, initial: zeros } : part] as const;
  return Object.fromEntries(Object.entries(table).map(start));
}
