/** Functions that were written in labs 03 to 07, under the ids of their labs. */
export interface Labs {
  readonly '03': Pick<typeof import('../03-softmax-and-attention/exercise.ts'), 'attention'>;
  readonly '04': Pick<typeof import('../04-recurrence-and-bptt/exercise.ts'), 'lstmStep'>;
  readonly '05': Pick<
    typeof import('../05-bahdanau-attention/exercise.ts'),
    'projectKeys' | 'additiveScores' | 'attend' | 'teacherForcedLogits'
  >;
  readonly '06': Pick<typeof import('../06-self-attention/exercise.ts'), 'selfAttention' | 'positionalEncoding'>;
  readonly '07': Pick<
    typeof import('../07-transformer-block/exercise.ts'),
    'multiHeadAttention' | 'causalMask' | 'layerNorm'
  >;
}

/** All that the models of this lab are made of. */
export interface Parts extends Pick<typeof import('./exercise.ts'), 'attentiveStep' | 'decoderBlock'> {
  readonly labs: Labs;
}
