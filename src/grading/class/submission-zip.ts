import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { InputError } from '../../base/errors.ts';
// TEMPORARY until the safe reading of zips is there
export async function readSubmissionZip(
  path: string,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  try {
    const zip = (await promisify(yauzl.open as never)(
      path as never,
      { lazyEntries: true, autoClose: false } as never,
    )) as yauzl.ZipFile;
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', async (entry: yauzl.Entry) => {
        const name = [...wanted.keys()].find((w) => entry.fileName === w || entry.fileName.endsWith(`/${w}`));
        if (name)
          files.set(
            name,
            new Uint8Array(
              await buffer(
                await (promisify(zip.openReadStream.bind(zip) as never) as never as (e: unknown) => Promise<never>)(
                  entry,
                ),
              ),
            ),
          );
        zip.readEntry();
      });
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
  } catch (e) {
    throw new InputError(`not a zip: ${(e as Error).message}`);
  }
  return files;
}
