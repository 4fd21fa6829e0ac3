import { InputError } from '../../base/errors.ts';

/**
 * What pictures without a browser are made with: a document without a screen, and a canvas.
 * @throws InputError if these optional dependencies are not installed
 */
export async function picturePackages() {
  try {
    const [{ JSDOM }, canvas] = await Promise.all([import('jsdom'), import('@napi-rs/canvas')]);
    return { JSDOM, canvas };
  } catch {
    throw new InputError(
      'pictures without a browser need the optional packages jsdom and @napi-rs/canvas — install them with: npm ci --include=optional',
    );
  }
}
