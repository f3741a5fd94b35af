import type { BodyKind, GatePass, KnownProblem } from '@yige/contracts';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';
import type { KnownTaskType } from '../../plugins/plugin-directory.js';
import type { AdmissionRow } from '../admission-rows.js';

/** By posts of which bodies the account does the task; null: of the unit itself, an agency or a partner. */
export interface NamedAssignee {
  through: ReadonlySet<BodyKind | null>;
}

/** A task on its way to a unit. */
export interface Arrival {
  taskId: string;
  /** `<plugin>:<name>`. */
  name: string;
  type: KnownTaskType;
  units: UnitNumbers;
  personId: string | null;
  householdId: string | null;
  buildingId: string | null;
  body: BodyKind | undefined;
  /** Who is named for it outright. */
  assignee: NamedAssignee | undefined;
  parentTaskId: string | undefined;
  /** Tasks of one round have one key. */
  round: string;
  /** Whoever sends the round has seen to it that it comes to each once. */
  distinct: boolean;
}

/** What the gate says to one task. */
export type Verdict = Passed | Refused;

export interface Passed {
  kind: 'passed';
  pass: GatePass;
  admission: AdmissionRow | null;
  exceptionId: string | null;
  /** What its admission promises for it, in fen. */
  promisedFen: number;
  /** Whose work it is in the community; null: of the unit as a whole. */
  body: BodyKind | null;
  /** Kinds of the tasks of its case that it follows. */
  chain: readonly string[];
}

export interface Refused {
  kind: 'refused';
  problem: KnownProblem;
}

type Subject = Pick<Arrival, 'personId' | 'householdId' | 'buildingId' | 'units'>;

/** Whom or what a task is about: a resident; else a household or a building; the unit where it names none of them. */
export function subjectOf({ personId, householdId, buildingId, units }: Subject): string {
  return personId ?? householdId ?? buildingId ?? `${innermostOf(units)}`;
}

/** The unit at which rounds and money are counted: the community, or the grid that is one by itself. */
export function countedUnit({ community, grid }: UnitNumbers): number {
  return community ?? grid ?? 0;
}
