import * as lab from '../../../../labs/08-comparison/solution.ts';

/** The norm of cross-attention is applied to both that enter it, words and source. */
export const decoderBlock: typeof lab.decoderBlock = (labs, y, source, visible, layer, heads) =>
  lab.decoderBlock(labs, y, labs['07'].layerNorm(source, layer.cross.norm!), visible, layer, heads);
