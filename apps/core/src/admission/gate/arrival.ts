import type { BodyKind, GatePass, KnownProblem } from '@yige/contracts';
import type { UnitNumbers } from '../../access/scope.js';
import type { KnownTaskType } from '../../plugins/plugin-directory.js';
import type { AdmissionRow } from '../admission-rows.js';

/** A task on its way to a unit. */
export interface Arrival {
  taskId: string;
  /** `<plugin>:<name>`. */
  name: string;
  type: KnownTaskType;
  units: UnitNumbers;
  personId: string | null;
  body: BodyKind | undefined;
  assigneeId: string | undefined;
  parentTaskId: string | undefined;
  /** Tasks of one round have one key. */
  round: string;
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
}

export interface Refused {
  kind: 'refused';
  problem: KnownProblem;
}

/** The unit at which rounds and money are counted: the community, or the grid that is one by itself. */
export function countedUnit({ community, grid }: UnitNumbers): number {
  return community ?? grid ?? 0;
}
