import type { BodyKind, Role } from '@yige/contracts';

/** What hangs on units on the eve of an operation; the planner decides from it and reads nothing else. */
export interface Facts {
  appointments: readonly AppointmentFact[];
  bodies: readonly (Belonging & { kind: BodyKind })[];
  partners: readonly Belonging[];
  agencies: readonly Belonging[];
  premises: readonly Belonging[];
  services: readonly { agencyId: string; unit: number }[];
  /** By the unit that rows hold as their innermost one. */
  rows: ReadonlyMap<number, RowCounts>;
}

/** Something that lies in a unit. */
export interface Belonging {
  id: string;
  unit: number;
  name: string;
}

export interface AppointmentFact {
  id: string;
  accountId: string;
  person: string;
  role: Role;
  unit: number;
  bodyId: string | null;
  agencyId: string | null;
  partnerId: string | null;
}

export interface RowCounts {
  residents: number;
  households: number;
  buildings: number;
  openTasks: number;
}

export const NO_ROWS: RowCounts = { residents: 0, households: 0, buildings: 0, openTasks: 0 };
