import { describe, expect, it } from 'vitest';
import { dateFormats, dayOf } from '../../src/data/dates.ts';
import { generateCorpus } from '../../src/data/generate.ts';

const write = (date: string) => dateFormats.map((format) => format.write(dayOf(new Date(`${date}T00:00:00Z`))));

describe('dates', () => {
  it('are written in some twenty formats', () => {
    expect(write('2021-03-05')).toEqual([
      '5 march 2021',
      '5. march 2021',
      '5 mar 2021',
      '05-mar-2021',
      '05/mar/2021',
      '5th of march 2021',
      'the 5th of march, 2021',
      'friday 5 march 2021',
      'fri, 5 mar 2021',
      'march 5 2021',
      'march 5, 2021',
      'mar 05, 2021',
      'mar. 5 2021',
      'march 5th, 2021',
      'friday, march 5, 2021',
      'fri mar 5th 2021',
      '2021 march 5',
      '2021, 5th of march',
      '2021-mar-05',
      '2021/03/05',
      '2021.03.05',
      '20210305',
    ]);
  });

  it('know the endings of the days', () => {
    const ordinals = Array.from({ length: 31 }, (_, i) => dayOf(new Date(Date.UTC(2023, 0, i + 1))).ordinal);
    expect(ordinals.filter((day) => !day.endsWith('th'))).toEqual([
      '1st',
      '2nd',
      '3rd',
      '21st',
      '22nd',
      '23rd',
      '31st',
    ]);
  });

  it('cannot be read in two ways: no two days are written alike, and digits alone go from the year down', () => {
    const written = new Map<string, string>();
    for (let time = Date.UTC(1999, 11, 1); time < Date.UTC(2004, 1, 1); time += 86_400_000) {
      const day = dayOf(new Date(time));
      for (const { write } of dateFormats) {
        expect(written.get(write(day)) ?? day.iso).toBe(day.iso);
        written.set(write(day), day.iso);
      }
    }
    expect(
      [...written.keys()].filter((text) => !/[a-z]{3}/.test(text) && !/^\d{4}[/.]?\d\d[/.]?\d\d$/.test(text)),
    ).toEqual([]);
  });

  it('come in every format equally often, from 1950 to 2049, without an alignment', () => {
    const pairs = generateCorpus('dates');
    const orders = new Map<string, number>();
    for (const { split, tags } of pairs) {
      if (split === 'test') orders.set(tags.join(), (orders.get(tags.join()) ?? 0) + 1);
    }
    const formats = (order: string) => dateFormats.filter((format) => format.order === order).length;
    for (const [order, count] of orders) expect(Math.abs(count - (1000 * formats(order)) / 22)).toBeLessThan(10);
    expect(orders.size).toBe(4);
    expect(pairs.filter(({ target }) => !/^(19[5-9]|20[0-4])\d-\d\d-\d\d$/.test(target))).toEqual([]);
    expect(pairs.filter(({ alignment }) => alignment)).toEqual([]);
  });
});
