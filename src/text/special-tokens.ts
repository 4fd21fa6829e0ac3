/** Ids that every vocabulary begins with. No tokenizer gives a token of these names. */
export const PAD = 0; // fills a row of a batch up to its longest sentence
export const BOS = 1; // what the decoder reads first
export const EOS = 2; // ends a sentence
export const UNK = 3; // any token that the training split does not have

/** Their names, in the order of their ids. */
export const specialTokens = ['<pad>', '<bos>', '<eos>', '<unk>'] as const;
