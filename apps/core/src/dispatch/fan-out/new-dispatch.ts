import { Injectable } from '@nestjs/common';
import { corePermissions, type KnownProblem, newId, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, type StaffCaller, staffOf } from '../../access/caller.js';
import { innermostOf, scopeIncludes } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { type CheckedPlan, Plans } from '../plan/plans.js';
import { dispatchProblems } from '../problems.js';
import { FanOutWorker } from './fan-out-worker.js';
import { Judgement } from './judgement.js';

type NewDispatchBody = RouteInput<typeof routes.dispatches.create>['body'];

/** Lists the targets of a plan, once and for all; what sends to them afterwards needs nobody to ask again. */
@Injectable()
export class NewDispatch {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
    private readonly judgement: Judgement,
    private readonly units: UnitDirectory,
    private readonly worker: FanOutWorker,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Answers its id; a repeated key answers the first one's and changes nothing. */
  async create(caller: Caller, body: NewDispatchBody, key: string): Promise<string> {
    const staff = staffOf(caller);
    const known = await this.ofKey(staff, key);
    if (known !== null) return known;
    const plan = await this.plans.check(caller, body.plan, '/body/plan');
    const id = newId();
    const sending = { ...plan, ownWork: plan.sender.ownWork, round: id };
    const refusals = (await this.judgement.foresee(sending, plan.targets)).flatMap((verdict) =>
      verdict.kind === 'refused' ? [verdict.problem] : [],
    );
    const [first] = refusals;
    if (first !== undefined && (!body.withoutRefused || refusals.length === plan.targets.length)) {
      // It may be held back by the very dispatch that this key has made meanwhile.
      const made = await this.ofKey(staff, key);
      if (made !== null) return made;
      throw heldBack(first);
    }
    await this.database.transaction(async () => {
      if (!(await this.insert(id, staff, plan, body, key))) return;
      await this.insertTargets(id, plan);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'dispatch.made',
        subject: { kind: 'dispatch', id },
        unit: innermostOf(plan.sender.units),
        details: { type: plan.name, targets: plan.targets.length },
      });
      this.database.afterCommit(() => this.worker.nudge());
    });
    return (await this.ofKey(staff, key)) ?? id;
  }

  private ofKey({ accountId }: StaffCaller, key: string): Promise<string | null> {
    return this.database.queryOne(
      'SELECT id FROM dispatches WHERE created_by = ? AND idempotency_key = ?',
      [accountId, key],
      (row) => row.text('id'),
    );
  }

  /** False where the key was taken at the same moment. */
  private async insert(
    id: string,
    staff: StaffCaller,
    plan: CheckedPlan,
    { plan: { targets: asked, instruction } }: NewDispatchBody,
    key: string,
  ): Promise<boolean> {
    const { sender, name, type, title, body, dueAt, payload, targets } = plan;
    const { district, street, community, grid } = sender.units;
    const now = this.clock.now();
    const added = await this.database.insertMany(
      'dispatches',
      [
        ...['id', 'type', 'plugin_id', 'title_chinese', 'title_english', 'own_work', 'agency_id'],
        ...['district_id', 'street_id', 'community_id', 'grid_id', 'status', 'targets', 'sent', 'refused', 'recalled'],
        ...['promised_fen', 'due_at', 'body_kind', 'payload', 'instruction', 'asked', 'shows_sender'],
        ...['created_by', 'created_by_name', 'created_at', 'idempotency_key', 'attempts', 'next_at'],
      ],
      [
        [
          ...[id, name, type.plugin.pluginId, title['zh-CN'], title.en, sender.ownWork, sender.agencyId],
          ...[district, street, community, grid, 'sending', targets.length, 0, 0, 0],
          ...[0, dueAt, body, payload, instruction ?? null, JSON.stringify(asked), this.showsSender(staff, plan)],
          ...[staff.accountId, staff.name, now, key, 0, now],
        ],
      ],
      { ignoreDuplicates: true },
    );
    return added === 1;
  }

  /** Ids are given in the order of the targets: they are sent in it. */
  private insertTargets(id: string, { targets }: CheckedPlan): Promise<number> {
    return this.database.insertMany(
      'dispatch_targets',
      ['id', 'dispatch_id', 'state', 'district_id', 'street_id', 'community_id', 'grid_id', 'person_id'],
      targets.map(({ personId, units: { district, street, community, grid } }) => [
        ...[newId(), id, 'waiting', district, street, community, grid, personId],
      ]),
    );
  }

  /** A sender sees whom a task is about: only somebody who may see all of these residents anyway is named as one. */
  private showsSender(staff: StaffCaller, { targets }: CheckedPlan): boolean {
    const scope = this.units.scopeOf(staff, corePermissions.personRead);
    return targets.every(({ personId, units }) => personId === null || scopeIncludes(scope, units));
  }
}

function heldBack({ title, detail }: KnownProblem): KnownProblem {
  return dispatchProblems['dispatch.heldBack']({ detail: detail ?? title });
}
