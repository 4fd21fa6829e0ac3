import { gzipSync } from 'node:zlib';

/** Text compressed by gzip, in base64. */
export const compress = (text: string) => gzipSync(text, { level: 9 }).toString('base64');
