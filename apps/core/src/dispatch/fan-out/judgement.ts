import { Injectable } from '@nestjs/common';
import type { BodyKind } from '@yige/contracts';
import type { Scope } from '../../access/scope.js';
import { AdmissionGate } from '../../admission/gate/admission-gate.js';
import type { Arrival, Verdict } from '../../admission/gate/arrival.js';
import type { KnownTaskType } from '../../plugins/plugin-directory.js';
import { TaskBodies } from '../../tasks/creation/task-bodies.js';
import { taskProblems } from '../../tasks/problems.js';
import type { Target } from '../plan/target-listing.js';

/** What a dispatch sends. */
export interface Sending {
  name: string;
  type: KnownTaskType;
  body: BodyKind | null;
  ownWork: boolean;
  /** All of a dispatch is one round. */
  round: string;
}

export type Addressed = Target & { id: string };

const EVERYWHERE: Scope = { kind: 'everywhere' };
const NOWHERE: Scope = { kind: 'units', units: [] };

/** Says of each target whether its task may come to it: the body must be there, and the gate must let it pass. */
@Injectable()
export class Judgement {
  constructor(
    private readonly gate: AdmissionGate,
    private readonly bodies: TaskBodies,
  ) {}

  /** Counts what passes, in the unit of work that makes the tasks. */
  async pass(sending: Sending, targets: readonly Addressed[]): Promise<Verdict[]> {
    return this.judge(sending, targets, (ownWork, arrivals) => this.gate.passAll(ownWork, arrivals));
  }

  /** What would come of it now; counts nothing. */
  async foresee(sending: Sending, targets: readonly Target[]): Promise<Verdict[]> {
    const addressed = targets.map((target) => ({ ...target, id: '' }));
    return this.judge(sending, addressed, (ownWork, arrivals) => this.gate.foresee(ownWork, arrivals));
  }

  private async judge(
    sending: Sending,
    targets: readonly Addressed[],
    ask: (ownWork: Scope, arrivals: Arrival[]) => Promise<Verdict[]>,
  ): Promise<Verdict[]> {
    const body = sending.body ?? undefined;
    const isThere = await this.bodies.among(targets.map(({ units }) => ({ body, units })));
    const fits = targets.map(({ units }) => body === undefined || isThere(body, units));
    const arrivals = targets.filter((_, index) => fits[index]).map((target) => arrivalOf(sending, target));
    const asked = (await ask(sending.ownWork ? EVERYWHERE : NOWHERE, arrivals)).values();
    return fits.map((fit): Verdict => {
      if (!fit) return { kind: 'refused', problem: taskProblems['task.bodyUnknown']() };
      const { value } = asked.next();
      if (value === undefined) throw new Error('The gate said nothing of a task');
      return value;
    });
  }
}

function arrivalOf({ name, type, body, round }: Sending, { id, units, personId }: Addressed): Arrival {
  return {
    ...{ taskId: id, name, type, units, personId, round, body: body ?? undefined },
    ...{ assigneeId: undefined, parentTaskId: undefined },
  };
}
