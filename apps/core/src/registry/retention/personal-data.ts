/** Rows that are about one person and go with them. */
export interface PersonalTable {
  table: string;
  /** Holds the person's id. */
  column: string;
  /** Narrows it where the column holds ids of other things too. */
  only?: string;
}

/**
 * Everything that is kept by a person's id. A table that is missing here is found by a test, which looks at every
 * column that is named for a person: whoever adds one says what becomes of it when the record is erased.
 */
export const personalTables: readonly PersonalTable[] = [
  { table: 'person_aliases', column: 'person_id' },
  { table: 'person_phones', column: 'person_id' },
  { table: 'person_relations', column: 'person_id' },
  { table: 'person_facts', column: 'person_id' },
  { table: 'person_reads', column: 'person_id' },
  { table: 'rights_requests', column: 'person_id' },
  { table: 'consent_withdrawals', column: 'person_id' },
  { table: 'legal_holds', column: 'person_id' },
  // The file that nothing names any more is swept away.
  { table: 'person_photos', column: 'person_id' },
  { table: 'duplicate_candidates', column: 'first_id' },
  { table: 'duplicate_candidates', column: 'second_id' },
  { table: 'registry_changes', column: 'subject_id', only: "subject_kind = 'person'" },
  { table: 'org_row_origins', column: 'row_id' },
  { table: 'sealed_people', column: 'id' },
  // Only while it waits to be sent.
  { table: 'dispatch_targets', column: 'person_id' },
];

/** Tables whose rows stay, since work was done and counts, but forget whom it was about; `WorkOfErased` sees to them. */
export const workTables = ['tasks_open', 'tasks_archive'] as const;
