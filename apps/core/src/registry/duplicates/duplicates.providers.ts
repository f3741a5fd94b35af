import { CandidateSearch } from './candidate-search.js';
import { CandidateWalk } from './candidate-walk.js';
import { Duplicates } from './duplicates.js';
import { MergeExpiry } from './merge-expiry.js';
import { MergeNotes } from './merge-notes.js';
import { MergeRows } from './merge-rows.js';
import { MergeSides } from './merge-side.js';
import { MergeUndo } from './merge-undo.js';
import { MergedPeople } from './merged-people.js';
import { Merges } from './merges.js';
import { Pairs } from './pairs.js';

/** Part of the registry's module: registering and correcting look for duplicates, and these read the registry. */
export const duplicatesProviders = [
  CandidateSearch,
  CandidateWalk,
  Pairs,
  Duplicates,
  MergeSides,
  MergeRows,
  MergeNotes,
  MergedPeople,
  Merges,
  MergeUndo,
  MergeExpiry,
];
