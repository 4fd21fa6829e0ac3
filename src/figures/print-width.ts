/** Widths of figures that fill a page of a paper, and one of its two columns, in pixels: 7 and 3.5 inches of print. */
export const printWidth = { page: 900, column: 450 } as const;
export type PrintWidth = keyof typeof printWidth;
