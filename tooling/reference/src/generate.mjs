import { rm } from 'node:fs/promises';
import { referenceFolder, writeReference } from './reference.mjs';

await rm(referenceFolder, { recursive: true, force: true });
const { undocumented, unexplained } = await writeReference(referenceFolder);
for (const symbol of undocumented) console.log(`${symbol} has no docblock`);
for (const symbol of unexplained)
  console.log(`${symbol} is deprecated and does not say since when, what to use, when it goes`);
