import type { Figure, Layout } from '../figures/figure.ts';
import { modelStyle, modelTitle } from '../figures/model-style.ts';
import { variablePalette } from '../figures/palette.ts';
import { type Child, html, type Markup } from './markup.ts';

/** A figure as the page holds it: one set of data, and layouts for ever narrower room. */
export interface Drawing {
  readonly data: Figure['data'];
  readonly layouts: readonly LayoutChoice[];
}

/** The page takes the first layout for which there is room, or the last. */
export interface LayoutChoice {
  /** Room it needs, in pixels. */
  readonly room: number;
  readonly layout: Layout;
}

/** A figure that fills the width there is: `forms` name how many panels stand side by side in how much room, widest first. */
export function fluid(
  figure: (columns: number) => Figure,
  forms: readonly { readonly room: number; readonly columns: number }[],
): Drawing {
  const figures = forms.map(({ columns }) => figure(columns));
  return {
    data: figures[0]!.data, // the same in every form
    layouts: forms.map(({ room }, index) => ({ room, layout: figures[index]!.layout })),
  };
}

/** A figure of fixed size: its forms, widest first, all of the same data. */
export const fixedSize = (figures: readonly Figure[]): Drawing => ({
  data: figures[0]!.data,
  layouts: figures.map(({ layout }) => ({ room: layout.width!, layout })),
});

/** One part of the page. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
  /** By name: what the plots of this section draw. */
  readonly drawings: Readonly<Record<string, Drawing>>;
  /** By name: what the page reads when it is wanted, too large to be read when it opens. */
  readonly blobs?: Readonly<Record<string, unknown>>;
}

/** Where the page draws; `description` is what a reader hears who does not see it. */
export function plot(drawing: string, description: string): Markup {
  return html`<div class="plot" data-drawing="${drawing}" role="img" aria-label="${description}"></div>`;
}

/** What to see in a figure, why it is so, and what it does not show. */
export function notes(see: Child, why: Child, not: Child): Markup {
  return html`<div class="notes">
<div><h3>What to see</h3><p>${see}</p></div>
<div><h3>Why</h3><p>${why}</p></div>
<div><h3>What it does not show</h3><p>${not}</p></div>
</div>`;
}

export interface DataTable {
  readonly caption: string;
  /** Headings above the columns' own, each over `span` columns; the first column stands outside them. */
  readonly groups?: readonly { readonly title: string; readonly span: number }[];
  readonly head: readonly Child[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly Child[])[];
}

/** A model's name with its colour beside it. */
export const modelName = (model: string): Markup =>
  html`<span class="model" style="--model: ${modelStyle(model, variablePalette).color}">${modelTitle(model)}</span>`;

export function dataTable({ caption, groups, head, rows }: DataTable): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead>${groups && html`<tr><td colspan="${head.length - groups.reduce((sum, { span }) => sum + span, 0)}"></td>${groups.map(({ title, span }) => html`<th scope="colgroup" colspan="${span}">${title}</th>`)}</tr>`}
<tr>${head.map((cell) => (cell === '' ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}</tr></thead>
<tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

/** The numbers behind a figure, folded away. */
export const numbersBehind = (...tables: readonly DataTable[]): Markup =>
  html`<details class="data"><summary>The numbers behind this figure</summary>${tables.map(dataTable)}</details>`;

/** A word for what is left out, and why. */
export const leftOut = (reason: Child): Markup => html`<p class="left-out">${reason}</p>`;
