import { type FileStore, readText } from '../base/file-store.ts';

/** The files that a report carries inside itself, as text. */
export interface ReportAssets {
  /** Plotly, minified. */
  readonly plotly: string;
  readonly script: string;
  readonly style: string;
}

/** @param root the folder that this project stands in, `node_modules` included */
export async function loadReportAssets(store: FileStore, root: string): Promise<ReportAssets> {
  return {
    plotly: await readText(store, `${root}/node_modules/plotly.js-dist-min/plotly.min.js`),
    script: await readText(store, `${root}/src/report/page/page.js`),
    style: await readText(store, `${root}/src/report/page/page.css`),
  };
}
