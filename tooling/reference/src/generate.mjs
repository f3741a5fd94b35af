import { rm } from 'node:fs/promises';
import { referenceFolder, writeReference } from './reference.mjs';

await rm(referenceFolder, { recursive: true, force: true });
const undocumented = await writeReference(referenceFolder);
for (const symbol of undocumented) console.log(`${symbol} has no docblock`);
