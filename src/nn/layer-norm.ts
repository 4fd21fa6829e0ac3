import type { LayerNormParameters } from '../ops/layer-norm.ts';
import type { ParameterSpecification } from '../tensor/parameters.ts';
import { ones, zeros } from './initializers.ts';

/** The parts list of a layer normalisation of width D, which at first only standardises. */
export const layerNormTable = (D: number): Record<keyof LayerNormParameters, ParameterSpecification> => ({
  gain: { shape: [D], initial: ones },
  bias: { shape: [D], initial: zeros },
});
