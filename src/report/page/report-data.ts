import type { Drawing } from '../figure-block.ts';

/** What the page is given as JSON in its `#report-data` element; larger things stand in blobs (see blobs.ts). */
export interface ReportData {
  /** By name: what the plots with this `data-drawing` show. */
  readonly drawings: Readonly<Record<string, Drawing>>;
}
