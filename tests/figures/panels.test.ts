import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panels } from '../../src/figures/panels.ts';

describe('panels', () => {
  it('stand row by row from the top left', () => {
    const { grid, plot } = panels(3, 2, { width: 40, height: 30 }, { width: 20, height: 15 });
    expect(plot).toEqual({ width: 100, height: 75 });
    expect(grid.map(({ xaxis, y, xDomain, yDomain }) => ({ xaxis, y, xDomain, yDomain }))).toEqual([
      { xaxis: 'xaxis', y: 'y', xDomain: [0, 0.4], yDomain: [0.6, 1] },
      { xaxis: 'xaxis2', y: 'y2', xDomain: [0.6, 1], yDomain: [0.6, 1] },
      { xaxis: 'xaxis3', y: 'y3', xDomain: [0, 0.4], yDomain: [0, 0.4] },
    ]);
  });

  it('are equal in size, inside the figure, and do not overlap', () => {
    const whole = fc.integer({ min: 1, max: 7 });
    const size = fc.record({ width: fc.integer({ min: 1, max: 500 }), height: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(whole, whole, size, size, (count, columns, panel, gap) => {
        const { grid, plot } = panels(count, columns, panel, gap);
        for (const { xDomain, yDomain, row, column } of grid) {
          expect((xDomain[1] - xDomain[0]) * plot.width).toBeCloseTo(panel.width, 6);
          expect((yDomain[1] - yDomain[0]) * plot.height).toBeCloseTo(panel.height, 6);
          expect(Math.min(...xDomain, ...yDomain)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...xDomain, ...yDomain)).toBeLessThanOrEqual(1);
          for (const other of grid) {
            if (other.column > column) expect(other.xDomain[0]).toBeGreaterThan(xDomain[1]);
            if (other.row > row) expect(other.yDomain[1]).toBeLessThan(yDomain[0]);
          }
        }
      }),
    );
  });
});
