import { addColumn, column, defineMigration, nullable } from '@yige/database';

/** Who agreed to a fact being kept, and on which day: where its kind rests on consent. */
export const factConsentMigration = defineMigration('0063-fact-consents', [
  addColumn('person_facts', 'consent_by', nullable(column.code(20))),
  addColumn('person_facts', 'consent_on', nullable(column.calendarDate())),
]);
