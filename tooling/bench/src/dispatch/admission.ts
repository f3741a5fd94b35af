import { newId } from '@yige/contracts';
import type { Connection } from 'mysql2/promise';

/** Admits a type in all districts, each community paid for each round, as often and as much as a bench may need. */
export async function admit(connection: Connection, type: string): Promise<void> {
  const id = newId();
  await connection.query('INSERT INTO admissions SET ?', {
    ...{ id, type, plugin_id: type.split(':')[0], agency_id: null, name: 'bench', basis_document: 'bench' },
    ...{ basis_authority: 'bench', duty: 'lead', valid_from: '2020-01-01', valid_to: '9999-12-31' },
    ...{ period: 'month', rounds: 10_000, funding_per: 'unit', amount_fen: 100, budget_fen: 10_000_000_000 },
    ...{ unfunded_reason: null, evidence: '[]', status: 'published', renews: null, promised_fen: 0, version: 5 },
  });
  await connection.query(
    "INSERT INTO admission_units (admission_id, unit_number) SELECT ?, number FROM org_units WHERE level = 'district'",
    [id],
  );
}
