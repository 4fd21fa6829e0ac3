import type { ColorName, Palette } from './palette.ts';

/** How a model is called and marked, in every figure and table alike. */
export interface ModelStyle {
  readonly title: string;
  readonly color: string;
  /** Shape as well as colour tells models apart. */
  readonly symbol: string;
}

interface KnownModel {
  readonly title: string;
  /** In the middle of a sentence. */
  readonly prose: string;
  readonly color: ColorName;
  readonly symbol: string;
}

const known: Readonly<Record<string, KnownModel>> = {
  'lstm-none': {
    ...{ title: 'LSTM, no attention', prose: 'the LSTM without attention' },
    ...{ color: 'lstm-none', symbol: 'square' },
  },
  'lstm-additive': {
    ...{ title: 'LSTM, additive attention', prose: 'the LSTM with additive attention' },
    ...{ color: 'lstm-additive', symbol: 'circle' },
  },
  'lstm-dot': {
    ...{ title: 'LSTM, dot attention', prose: 'the LSTM with dot-product attention' },
    ...{ color: 'lstm-dot', symbol: 'triangle-up' },
  },
  'lstm-general': {
    ...{ title: 'LSTM, general attention', prose: 'the LSTM with general attention' },
    ...{ color: 'lstm-general', symbol: 'triangle-down' },
  },
  transformer: { title: 'Transformer', prose: 'the Transformer', color: 'transformer', symbol: 'diamond' },
  'nearest-neighbour': {
    ...{ title: 'Nearest neighbour', prose: 'the nearest neighbour' },
    ...{ color: 'other', symbol: 'cross' },
  },
};

export function modelStyle(name: string, palette: Palette): ModelStyle {
  const { title, color, symbol } = known[name] ?? { title: name, color: 'other', symbol: 'cross' };
  return { title, color: palette[color], symbol };
}

export const modelTitle = (name: string) => known[name]?.title ?? name;
export const modelInProse = (name: string) => known[name]?.prose ?? name;
