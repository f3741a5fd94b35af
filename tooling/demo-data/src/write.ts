import { copyFileSync, writeFileSync } from 'node:fs';
import { buildDistrict } from './district.js';
import { accountsFile } from './staff.js';

/** Writes `dist/district.ndjson` and, beside it, the accounts: the folder that `YIGE_DEMO_DIR` names. */
const lines = buildDistrict().map((record) => JSON.stringify(record));
writeFileSync(new URL('./district.ndjson', import.meta.url), `${lines.join('\n')}\n`);
copyFileSync(accountsFile, new URL('./accounts.json', import.meta.url));
