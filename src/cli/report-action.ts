import { NodeFileStore } from '../platform/node/file-store.ts';
import { writeReport } from './write-report.ts';

export const reportAction = (run: string) => writeReport(new NodeFileStore(), run);
