import { type Database, type PersonSummary, unitValues } from '@yige/plugin-sdk/server';

interface Standing {
  registeredOn: string;
  lastCheckOn: string | null;
  nextCheckDue: string;
  /** As the entity keeps them. */
  points: string;
}

/** Puts the home of a resident into the register; answers whether it was not there before. */
export async function addHome(database: Database, person: PersonSummary, standing: Standing): Promise<boolean> {
  const { registeredOn, lastCheckOn, nextCheckDue, points } = standing;
  const added = await database.insertMany(
    'rented_homes',
    [
      ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'household_id', 'registered_on'],
      ...['last_check_on', 'next_check_due', 'planned_for', 'plan_round', 'points'],
    ],
    [
      [
        ...[person.id, ...unitValues(person.units), person.door?.householdId ?? null, registeredOn],
        ...[lastCheckOn, nextCheckDue, null, 0, points],
      ],
    ],
    { ignoreDuplicates: true },
  );
  return added > 0;
}
