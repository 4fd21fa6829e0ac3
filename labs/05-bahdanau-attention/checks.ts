import type { Random } from '../../src/base/random.ts';
import type { Lab } from '../../src/grading/lab.ts';
import { BOS, EOS, PAD } from '../../src/text/special-tokens.ts';
import { matrices, matrix, vector } from '../draw.ts';
import type { AttendInput, DecoderInput, ScoreInput, ScriptInput } from './scenarios.ts';

/** Each size a prime of its own, in an order that changes from case to case. */
const sizes = <P extends readonly number[]>(random: Random, ...primes: P) =>
  random.shuffle(primes) as { [K in keyof P]: number };

/** Sentence lengths of 1 to S: the first sentence fills the row, the second does not. */
const lengthsOf = (random: Random, B: number, S: number): number[] =>
  Array.from({ length: B }, (_, b) => (b === 0 ? S : 1 + random.integer(S - 1)));

function scoreInput(random: Random): ScoreInput {
  const [B, S, D, A] = sizes(random, 2, 3, 5, 7);
  return {
    query: matrix(random, B, D),
    keys: matrices(random, B, S, A),
    queryProjection: matrix(random, D, A, 0.5),
    score: vector(random, A),
  };
}

function attendInput(random: Random, padded: boolean): AttendInput {
  const [B, S, E] = sizes(random, 3, 5, 7);
  const lengths = padded ? lengthsOf(random, B, S) : Array<number>(B).fill(S);
  return { scores: matrix(random, B, S, 2), states: matrices(random, B, S, E), lengths };
}

function decoderInput(random: Random): DecoderInput {
  const [D, E, A, I] = sizes(random, 2, 3, 5, 7);
  const [B, S, O, V] = sizes(random, 11, 13, 17, 19);
  return {
    tokens: Array.from({ length: B }, () => random.integer(V)),
    hidden: matrix(random, B, D),
    cell: matrix(random, B, D),
    states: matrices(random, B, S, E),
    keys: matrices(random, B, S, A),
    lengths: lengthsOf(random, B, S),
    queryProjection: matrix(random, D, A),
    score: vector(random, A),
    embedding: matrix(random, V, I),
    inputKernel: matrix(random, I, 4 * D, 0.5),
    recurrentKernel: matrix(random, D, 4 * D, 0.5),
    contextKernel: matrix(random, E, 4 * D),
    bias: vector(random, 4 * D, 0.5),
    readoutWeight: matrix(random, D + E + I, O, 0.5),
    readoutBias: vector(random, O, 0.5),
    outputWeight: matrix(random, O, V, 0.5),
    outputBias: vector(random, V, 0.5),
  };
}

/** Weights of a script are any numbers: nothing reads them but the alignment. */
function scriptInput(random: Random, steps: number, V: number): ScriptInput {
  const [B, S] = sizes(random, 3, 5);
  return {
    logits: Array.from({ length: steps }, () => matrix(random, B, V)),
    follows: matrix(random, V, V, 3),
    weights: Array.from({ length: steps }, () => matrix(random, B, S)),
  };
}

/**
 * PAD and BOS would be the best word each time, and whole numbers make many words equal. The sentences end one after the
 * other, the last not before it must.
 */
function greedyInput(random: Random) {
  const maximumLength = 4;
  const { weights, ...script } = scriptInput(random, 11, 13);
  const follows = script.follows.map((row) => row.map(Math.round));
  const logits = script.logits.map((rows) => rows.map((row) => row.map(Math.round)));
  for (const [t, rows] of logits.entries()) {
    for (const [b, row] of rows.entries()) {
      row[PAD]! += 100;
      row[BOS]! += 90;
      row[EOS]! += t === 2 * b + 1 ? 50 : -50;
    }
  }
  return { logits, follows, weights, maximumLength };
}

export const lab: Lab = {
  checks: [
    {
      id: 'keys',
      title: 'The keys are the projected encoder states',
      points: 1,
      of: 'projectKeys',
      scenario: 'projectKeys',
      hints: [
        'What is the shape of one state, what is the shape of U_a, and which axis of [B, S, E] do they share?',
        'To tfjs a product of [B, S, E] with [E, A] is one of different ranks. All B · S states can stand in one matrix.',
      ],
      input: (random: Random) => {
        const [B, S, E, A] = sizes(random, 2, 3, 5, 7);
        return { states: matrices(random, B, S, E), keyProjection: matrix(random, E, A) };
      },
    },
    {
      id: 'scores',
      title: 'The additive score is v·tanh(W s + U h)',
      points: 3,
      of: 'additiveScores',
      scenario: 'additiveScores',
      hints: [
        'Do the worked numbers of the README by hand first, then print what your function makes of them.',
        'The query has no source axis yet. Give it one of size 1, and addition spreads it over all S keys.',
        'tanh is taken once, of the sum; v_a comes after it and makes one number of A.',
      ],
      input: scoreInput,
    },
    {
      id: 'weights',
      title: 'Weights are the softmax of the scores over the source',
      points: 1,
      of: 'attend',
      scenario: 'weights',
      hints: [
        'Which numbers must sum to one: those of one sentence, or those of one source position?',
        'Print the sums of your weights over either axis.',
      ],
      input: (random: Random) => attendInput(random, false),
    },
    {
      id: 'padding',
      title: 'No weight falls on padding, and each row still sums to one',
      points: 1,
      of: 'attend',
      scenario: 'weights',
      tolerance: { absolute: 0, relative: 1e-4 }, // exactly zero
      hints: [
        'tf.range(0, S) compared with the lengths tells which positions are real. What shapes make that comparison [B, S]?',
        'What score leaves nothing of exp(score)? A score of zero does not: exp(0) = 1.',
      ],
      input: (random: Random) => attendInput(random, true),
    },
    {
      id: 'large-scores',
      title: 'Scores of any size give weights that are numbers',
      points: 1,
      of: 'attend',
      scenario: 'weights',
      hints: [
        'exp(100) is more than a float32 can hold.',
        'The weights do not change if the same number is taken from all scores of a row. Which number makes them safe?',
      ],
      input: (random: Random) => {
        const input = attendInput(random, false);
        return { ...input, scores: input.scores.map((row) => row.map((score) => Math.round(score * 100))) };
      },
    },
    {
      id: 'context',
      title: 'The context is the sum of the states by their weights',
      points: 1,
      of: 'attend',
      scenario: 'context',
      hints: [
        'For one sentence: which numbers are multiplied with which vectors, and over what is the sum?',
        'A row of weights [1, S] times the states [S, E] of the same sentence is one vector [1, E].',
      ],
      input: (random: Random) => attendInput(random, true),
    },
    {
      id: 'gradients',
      title: 'Gradients flow through score and context to query, keys, v and states',
      points: 1,
      of: 'attend',
      scenario: 'gradients',
      tolerance: { absolute: 1e-3, relative: 1e-3 },
      hints: [
        'The numbers may be right and the way back missing. Which steps lead from the score to the context?',
        'What leaves TensorFlow.js for plain arrays (arraySync, dataSync) and comes back has lost its gradient.',
      ],
      input: (random: Random) => {
        const input = scoreInput(random);
        const [B, S] = [input.keys.length, input.keys[0]!.length];
        return { ...input, states: matrices(random, B, S, 11), lengths: lengthsOf(random, B, S) };
      },
    },
    {
      id: 'step-weights',
      title: 'A step looks where the state before it points',
      points: 1,
      of: 'decoderStep',
      scenario: 'stepWeights',
      cases: 2,
      hints: [
        'It takes additiveScores and attend, which have checks of their own, and nothing else. What is the query?',
        'An LSTM carries two vectors from step to step. Which of them is its output, and when is it the query?',
      ],
      input: decoderInput,
    },
    {
      id: 'step-state',
      title: 'Word and context both go into the LSTM',
      points: 2,
      of: 'decoderStep',
      scenario: 'stepState',
      cases: 2,
      hints: [
        'The gates get three summands before lstmCell adds the recurrent one: count them in the docstring.',
        'lstmCell wants y W + b + c C [B, 4D], the state before, and U.',
      ],
      input: decoderInput,
    },
    {
      id: 'step-logits',
      title: 'The next word is read out of the new state, the context and the word before',
      points: 1,
      of: 'decoderStep',
      scenario: 'stepLogits',
      cases: 2,
      hints: [
        'Which three vectors does the next word depend on, and from which step is each of them?',
        'The order of the three parts matters, since each row of the read-out belongs to one of their entries.',
        'Logits are scores. Whoever wants probabilities takes a softmax of them; what does the docstring return?',
      ],
      input: decoderInput,
    },
    {
      id: 'teacher-forcing',
      title: 'In training every step reads the word of the reference translation',
      points: 1,
      of: 'teacherForcedLogits',
      scenario: 'teacherForced',
      hints: [
        'How many steps are there, and where does the word come from that each of them reads?',
        'Where does the state come from that each of them starts with?',
      ],
      input: (random: Random) => {
        const [T, V] = [7, 11];
        const script = scriptInput(random, T, V);
        const word = () => EOS + random.integer(V - EOS);
        const target = script.logits[0]!.map(() => [BOS, ...Array.from({ length: T - 1 }, word)]);
        return { ...script, target };
      },
    },
    {
      id: 'greedy',
      title: 'Decoding feeds each sentence its own last word until EOS',
      points: 1,
      of: 'greedyDecode',
      scenario: 'greedyTokens',
      hints: [
        'What does each row read at the first step? What does a row say after its EOS?',
        'Sentences end at different times, and one of these does not end before maximumLength.',
        'PAD and BOS are never said, however high their logits: they are the first two ids. Of equal words the first is said.',
      ],
      input: greedyInput,
    },
    {
      id: 'alignment',
      title: 'Each word that is said has the row of weights with which it was chosen',
      points: 1,
      of: 'greedyDecode',
      scenario: 'greedyAlignments',
      hints: [
        'When are both known, a word and the weights with which it was chosen?',
        'There are as many rows as words: EOS has none.',
      ],
      input: greedyInput,
    },
  ],
};
