import type { Figure } from './figure.ts';

/** A figure as a document holds it. */
export interface NamedFigure {
  /** Of its files, without an ending. */
  readonly name: string;
  readonly title: string;
  /** What it shows, for a reader who does not see it. */
  readonly alt: string;
  readonly figure: Figure;
}
