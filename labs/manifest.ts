/** One lab of the course. */
export interface LabEntry {
  readonly id: string;
  /** Below `labs/`. */
  readonly folder: string;
  readonly title: string;
  /** Of all its checks and written questions. */
  readonly points: number;
  /** Points on top of the course's 120. */
  readonly bonus?: true;
  /** What a student who knows the prerequisites needs. */
  readonly minutes: number;
  /** Ideas, not labs: every lab stands alone. */
  readonly prerequisites: readonly string[];
  /** What to read with it. */
  readonly paper: string;
}

/** The labs in the order in which the course takes them: 120 points and 10 on top. */
export const manifest: readonly LabEntry[] = [
  {
    id: '00',
    folder: '00-tour',
    title: 'Tour',
    points: 5,
    minutes: 30,
    prerequisites: [],
    paper:
      'Bahdanau, Cho and Bengio 2015, Neural Machine Translation by Jointly Learning to Align and Translate, Fig. 3',
  },
  {
    id: '01',
    folder: '01-neuron-to-gradient-descent',
    title: 'From the neuron to gradient descent',
    points: 10,
    minutes: 90,
    prerequisites: ['derivatives', 'matrix times vector'],
    paper: 'Glorot and Bengio 2010, Understanding the Difficulty of Training Deep Feedforward Neural Networks',
  },
  {
    id: '02',
    folder: '02-text-to-tensors',
    title: 'From text to tensors',
    points: 10,
    minutes: 60,
    prerequisites: ['arrays and maps'],
    paper: 'Sennrich, Haddow and Birch 2016, Neural Machine Translation of Rare Words with Subword Units',
  },
  {
    id: '03',
    folder: '03-softmax-and-attention',
    title: 'Softmax and dot-product attention',
    points: 10,
    minutes: 60,
    prerequisites: ['dot product', 'mean and variance', 'chain rule'],
    paper: 'Vaswani et al. 2017, Attention Is All You Need, section 3.2.1',
  },
  {
    id: '04',
    folder: '04-recurrence-and-bptt',
    title: 'Recurrence and backpropagation through time',
    points: 20,
    minutes: 120,
    prerequisites: ['chain rule', 'sigmoid and tanh'],
    paper: 'Hochreiter and Schmidhuber 1997, Long Short-Term Memory',
  },
  {
    id: '05',
    folder: '05-bahdanau-attention',
    title: 'Encoder, decoder and additive attention',
    points: 20,
    minutes: 120,
    prerequisites: ['softmax', 'the LSTM step', 'masks'],
    paper: 'Bahdanau, Cho and Bengio 2015, Neural Machine Translation by Jointly Learning to Align and Translate',
  },
  {
    id: '06',
    folder: '06-self-attention',
    title: 'Self-attention and position',
    points: 15,
    minutes: 90,
    prerequisites: ['softmax', 'scaled dot products'],
    paper: 'Vaswani et al. 2017, Attention Is All You Need, sections 3.2 and 3.5',
  },
  {
    id: '07',
    folder: '07-transformer-block',
    title: 'The Transformer block',
    points: 15,
    minutes: 120,
    prerequisites: ['self-attention', 'chain rule', 'mean and variance'],
    paper: 'Ba, Kiros and Hinton 2016, Layer Normalization; Vaswani et al. 2017, Attention Is All You Need',
  },
  {
    id: '08',
    folder: '08-comparison',
    title: 'The comparison',
    points: 15,
    minutes: 120,
    prerequisites: ['additive attention', 'self-attention', 'training by gradient descent'],
    paper:
      'Papineni et al. 2002, BLEU; Och and Ney 2003, A Systematic Comparison of Various Statistical Alignment Models',
  },
  {
    id: '09',
    folder: '09-language-model',
    title: 'A tiny language model',
    points: 10,
    bonus: true,
    minutes: 60,
    prerequisites: ['softmax', 'causal mask'],
    paper: 'Radford et al. 2018, Improving Language Understanding by Generative Pre-Training',
  },
];
