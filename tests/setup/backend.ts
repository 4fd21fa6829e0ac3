// Filled in with the wasm backend; until then the default one serves.
export {};
