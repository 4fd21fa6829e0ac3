import { type FileStore, readText } from '../base/file-store.ts';

/** The files that a report carries inside itself, as text. */
export interface ReportAssets {
  /** Plotly, minified. */
  readonly plotly: string;
  readonly script: string;
  readonly style: string;
}

/**
 * @param root the folder that this project stands in, `node_modules` included
 * @param bundle makes one file of a module or a style sheet and all that it imports
 */
export async function loadReportAssets(
  store: FileStore,
  root: string,
  bundle: (entry: string) => Promise<string>,
): Promise<ReportAssets> {
  return {
    plotly: await readText(store, `${root}/node_modules/plotly.js-dist-min/plotly.min.js`),
    script: await bundle(`${root}/src/report/page/main.ts`),
    style: await bundle(`${root}/src/report/page/page.css`),
  };
}
