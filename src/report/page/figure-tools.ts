import { download } from './download.ts';
import { all } from './elements.ts';
import { figureState } from './fragment.ts';

/** Gives every figure buttons that copy a link to it, as it now is, and save its plots as SVG and PNG. */
export function addFigureTools(): void {
  for (const figure of all('figure[id^="figure-"]')) {
    const id = figure.id.slice('figure-'.length);
    const tools = document.createElement('p');
    const status = document.createElement('span');
    tools.className = 'tools';
    status.role = 'status';
    tools.append(
      button('Copy link', 'Copy link to this figure', async () => {
        status.textContent = await copyLink(id);
      }),
      ...(['svg', 'png'] as const).map((format) =>
        button(format.toUpperCase(), `Download this figure as ${format.toUpperCase()}`, () => save(figure, id, format)),
      ),
      status,
    );
    const caption = figure.querySelector('figcaption');
    if (caption) caption.after(tools);
    else figure.append(tools);
  }
}

function button(text: string, label: string, action: () => Promise<void>): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.ariaLabel = label;
  element.title = label;
  element.addEventListener('click', action);
  return element;
}

/** Puts the link into the address bar, and onto the clipboard if the browser lets a page do so. */
async function copyLink(figure: string): Promise<string> {
  figureState(figure).set({});
  try {
    await navigator.clipboard.writeText(location.href);
    return 'Link copied';
  } catch {
    return 'The link is in the address bar';
  }
}

/** Saves the plots that are shown, one after the other; a plot's `data-file` names its file. */
async function save(figure: HTMLElement, id: string, format: 'svg' | 'png'): Promise<void> {
  const shown = all('.plot', figure).filter((plot) => plot.checkVisibility());
  for (const plot of shown) await download(plot, plot.dataset.file ?? id, format);
}
