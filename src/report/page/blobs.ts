import { bytesOf } from '../base64.ts';

/**
 * Large data that a reader may never look at. It stands in the page as JSON, compressed by gzip and written in base64
 * (`blobScript` of markup.ts writes it), and is inflated on first use.
 */
const read = new Map<string, Promise<unknown>>();

/**
 * The value that a section of the report put under this name into its `blobs`; inflated once, kept from then on.
 * Rejects with an Error if the page has none of that name.
 */
export function readBlob<T>(name: string): Promise<T> {
  const known = read.get(name) ?? inflated(name);
  read.set(name, known);
  return known as Promise<T>;
}

/** Whether the report was written with such a blob. */
export const hasBlob = (name: string) => blobElement(name) !== null;

const blobElement = (name: string) => document.getElementById(`blob-${name}`);

async function inflated(name: string): Promise<unknown> {
  const text = blobElement(name)?.textContent;
  if (text === undefined) throw new Error(`the page has no blob ${name}`);
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
