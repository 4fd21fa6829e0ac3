#!/usr/bin/env node
// The one JavaScript file: lets Node read TypeScript, then hands over. Nothing is compiled ahead of time.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv);
