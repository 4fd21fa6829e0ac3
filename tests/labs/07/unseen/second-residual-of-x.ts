import * as lab from '../../../../labs/07-transformer-block/solution.ts';
import { feedForward } from '../../../../src/nn/feed-forward.ts';

/** The block's input is added a second time, where what came out of attention should be. */
export const encoderBlock: typeof lab.encoderBlock = (x, { self, feedForward: forward }, heads, visible) => {
  const normed = lab.layerNorm(x, self.norm);
  const h = x.add<typeof x>(lab.multiHeadAttention(normed, normed, self, heads, visible).output);
  return x.add(feedForward(lab.layerNorm(h, forward.norm), forward));
};
