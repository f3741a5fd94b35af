import { copyFileSync, writeFileSync } from 'node:fs';
import { buildDistrict, buildPlan } from './district.js';
import { accountsFile } from './staff.js';

/** Writes `dist/district.ndjson` and, beside it, the plan of the district and the accounts: the folder that `YIGE_DEMO_DIR` names. */
const lines = buildDistrict().map((record) => JSON.stringify(record));
writeFileSync(new URL('./district.ndjson', import.meta.url), `${lines.join('\n')}\n`);
writeFileSync(new URL('./plan.geojson', import.meta.url), JSON.stringify(buildPlan()));
copyFileSync(accountsFile, new URL('./accounts.json', import.meta.url));
