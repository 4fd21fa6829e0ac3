import type * as lab from '../../../../labs/02-text-to-tensors/solution.ts';
import { UNK } from '../../../../src/text/special-tokens.ts';

/** BOS, EOS and UNK are taken for padding as well. */
export const paddingMask: typeof lab.paddingMask = (ids) => ids.map((row) => row.map((id) => (id > UNK ? 1 : 0)));
