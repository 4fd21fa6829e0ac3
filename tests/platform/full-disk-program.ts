import { NodeFileStore } from '../../src/platform/node/file-store.ts';

/** Fills the small disk mounted at the folder given as argument, and prints what is left there. */
const folder = process.argv[2]!;
const store = new NodeFileStore();
const message = (failure: Error) => failure.message;
const text = async (name: string) => new TextDecoder().decode(await store.read(`${folder}/${name}`));

await store.write(`${folder}/model`, 'old');
console.log(
  JSON.stringify({
    write: await store.write(`${folder}/model`, new Uint8Array(100_000)).catch(message),
    model: await text('model'),
    files: await store.list(folder),
  }),
);
