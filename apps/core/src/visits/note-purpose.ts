/** What the seals of visitors’ notes are bound to. */
export const VISIT_NOTE_PURPOSE = 'visits.note';
