import type { Database } from '@yige/database';

/**
 * What may be sent to all units that became one may be sent to that one; a unit that takes in others beyond the admitted
 * ones needs an admission of its own. The old units stay named: the admission reads as it was given.
 */
export async function carryAdmissions(database: Database, reorganisationId: string): Promise<void> {
  await database.execute(
    `INSERT INTO admission_units (admission_id, unit_number)
     SELECT u.admission_id, l.to_number FROM org_lineage l JOIN admission_units u ON u.unit_number = l.from_number
     WHERE l.reorganisation_id = ? AND NOT EXISTS (
       SELECT 1 FROM admission_units known WHERE known.admission_id = u.admission_id AND known.unit_number = l.to_number)
     GROUP BY u.admission_id, l.to_number
     HAVING COUNT(*) = (SELECT COUNT(*) FROM org_lineage origin
                        WHERE origin.reorganisation_id = ? AND origin.to_number = l.to_number)`,
    [reorganisationId, reorganisationId],
  );
}
