import { describe, expect, it } from 'vitest';
import {
  choiceName,
  choiceOf,
  choiceTitle,
  chosenMaps,
  layersOf,
  type MapChoice,
  meanWeights,
  weightsOf,
} from '../../src/figures/map-choice.ts';

const maps = [
  { name: 'encoder.self.layer1.head1', kind: 'encoder-self' },
  { name: 'decoder.cross.layer1.head1', kind: 'cross' },
  { name: 'decoder.cross.layer1.head2', kind: 'cross' },
  { name: 'decoder.cross.layer10.head1', kind: 'cross' },
] as const;
const additive = [{ name: 'decoder.attention', kind: 'cross' }] as const;

describe('a choice of maps', () => {
  it.each<[MapChoice, string, string]>([
    [{ kind: 'cross' }, 'decoder.cross', 'mean of all layers and heads'],
    [{ kind: 'decoder-self', layer: 2 }, 'decoder.self.layer2', 'layer 2, mean of its heads'],
    [{ kind: 'encoder-self', layer: 1, head: 3 }, 'encoder.self.layer1.head3', 'layer 1, head 3'],
  ])('has a name, which is read back, and a title: %o', (choice, name, title) => {
    expect(choiceName(choice)).toBe(name);
    expect(choiceOf(name)).toEqual(choice);
    expect(choiceTitle(choice)).toBe(title);
  });

  it.each([
    '',
    'decoder',
    'decoder.crossing',
    'decoder.cross.head1',
    'decoder.cross.layer0',
    'decoder.cross.layer1.head1.x',
  ])('is not read from %o', (name) => expect(choiceOf(name)).toBeUndefined());

  it('takes a head, the heads of a layer, or all of a kind; layer 10 is not layer 1', () => {
    expect(chosenMaps(maps, { kind: 'cross', layer: 1, head: 2 })).toEqual([2]);
    expect(chosenMaps(maps, { kind: 'cross', layer: 1 })).toEqual([1, 2]);
    expect(chosenMaps(maps, { kind: 'cross' })).toEqual([1, 2, 3]);
    expect(chosenMaps(maps, { kind: 'decoder-self' })).toEqual([]);
    expect(chosenMaps(maps, { kind: 'cross', layer: 3 })).toEqual([]);
  });

  it('is always the only map where a model has only one', () => {
    expect(chosenMaps(additive, { kind: 'cross', layer: 2, head: 1 })).toEqual([0]);
    expect(chosenMaps(additive, { kind: 'encoder-self' })).toEqual([]);
  });

  it('is made from the layers and heads that there are', () => {
    expect(layersOf(maps, 'cross')).toEqual([
      { layer: 1, heads: 2 },
      { layer: 10, heads: 1 },
    ]);
    expect(layersOf(additive, 'cross')).toEqual([]);
  });
});

describe('weights', () => {
  it('are read row after row, 255 as one', () => {
    expect(weightsOf(Uint8Array.of(255, 0, 0, 51, 102, 102), 3)).toEqual([
      [1, 0, 0],
      [0.2, 0.4, 0.4],
    ]);
  });

  it('have a mean', () => {
    expect(meanWeights([[[1, 0]], [[0.5, 0.5]]])).toEqual([[0.75, 0.25]]);
  });
});
