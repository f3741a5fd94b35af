import { Injectable } from '@nestjs/common';
import type { BodyKind } from '@yige/contracts';
import type { Scope } from '../../access/scope.js';
import { AdmissionGate } from '../../admission/gate/admission-gate.js';
import type { Arrival, Verdict } from '../../admission/gate/arrival.js';
import { type KnownTaskType, PluginDirectory } from '../../plugins/plugin-directory.js';
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

/**
 * Says of each target whether its task may come to it: the plugin must be enabled there, the body exist, and the gate let
 * it pass.
 */
@Injectable()
export class Judgement {
  constructor(
    private readonly gate: AdmissionGate,
    private readonly bodies: TaskBodies,
    private readonly plugins: PluginDirectory,
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
    const refusals = targets.map(({ units }) => {
      if (this.plugins.taskTypeAt(sending.name, units) === null) return taskProblems['task.notEnabled']();
      return body === undefined || isThere(body, units) ? null : taskProblems['task.bodyUnknown']();
    });
    const arrivals = targets.filter((_, index) => refusals[index] === null).map((target) => arrivalOf(sending, target));
    const asked = (await ask(sending.ownWork ? EVERYWHERE : NOWHERE, arrivals)).values();
    return refusals.map((problem): Verdict => {
      if (problem !== null) return { kind: 'refused', problem };
      const { value } = asked.next();
      if (value === undefined) throw new Error('The gate said nothing of a task');
      return value;
    });
  }
}

function arrivalOf({ name, type, body, round }: Sending, { id, units, personId }: Addressed): Arrival {
  return {
    ...{ taskId: id, name, type, units, personId, round, body: body ?? undefined },
    ...{ householdId: null, buildingId: null },
    ...{ assignee: undefined, parentTaskId: undefined, distinct: true },
  };
}
