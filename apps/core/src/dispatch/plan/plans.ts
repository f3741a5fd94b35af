import { Injectable } from '@nestjs/common';
import {
  addDays,
  addWorkingDays,
  type BodyKind,
  type DispatchDue,
  type DispatchPlan,
  type LocalizedText,
  requestProblems,
  startOfDay,
} from '@yige/contracts';
import { NO_DEADLINE } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { Configuration } from '../../config/configuration.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { type KnownTaskType, PluginDirectory } from '../../plugins/plugin-directory.js';
import { PAYLOAD_LIMIT } from '../../tasks/create-task.js';
import { Clock } from '../../time/clock.js';
import { at, dispatchProblems } from '../problems.js';
import { type Sender, Senders } from './senders.js';
import { type Target, TargetListing } from './target-listing.js';

/** A plan that can be carried out, with its targets. */
export interface CheckedPlan {
  sender: Sender;
  /** `<plugin>:<name>`. */
  name: string;
  type: KnownTaskType;
  title: LocalizedText;
  body: BodyKind | null;
  dueAt: Date;
  /** JSON. */
  payload: string;
  targets: Target[];
}

/** Whether a plan can stand: a kind that the caller may send, units of theirs, a deadline that lies ahead. */
@Injectable()
export class Plans {
  constructor(
    private readonly senders: Senders,
    private readonly listing: TargetListing,
    private readonly plugins: PluginDirectory,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** `pointer` leads to the plan in the request. */
  async check(caller: Caller, plan: DispatchPlan, pointer: string): Promise<CheckedPlan> {
    const type = await this.type(caller, plan.type, pointer);
    const payload = JSON.stringify(plan.payload ?? null);
    if (Buffer.byteLength(payload) > PAYLOAD_LIMIT) throw requestProblems['request.tooLarge']();
    const dueAt = this.dueAt(plan.due, pointer);
    const { sender, named } = await this.sender(caller, plan, `${pointer}/targets`);
    const targets = await this.listing.list(plan.targets, named, `${pointer}/targets`);
    const title = plan.title ?? type.declaration.title;
    return { sender, name: plan.type, type, title, body: plan.body ?? null, dueAt, payload, targets };
  }

  private async type(caller: Caller, name: string, pointer: string): Promise<KnownTaskType> {
    const known = (await this.senders.typesFor(caller)).some(({ type }) => type === name);
    const type = known ? this.plugins.taskType(name) : null;
    if (type !== null) return type;
    const message = { 'zh-CN': '选一种您能派的任务', en: 'take a kind of task that you may send' };
    throw dispatchProblems['dispatch.typeUnknown'](at(`${pointer}/type`, 'type', message));
  }

  /** As whom it goes out: the first one in whose units all of it lies. */
  private async sender(caller: Caller, { type, targets }: DispatchPlan, pointer: string) {
    const [field, ids] =
      targets.kind === 'units' ? (['unitIds', targets.unitIds] as const) : (['withinIds', targets.withinIds] as const);
    const named = ids.map((id) => this.units.byId(id));
    const isIn = (sender: Sender, unit: DirectoryUnit | null) =>
      unit !== null && this.units.isInScope(sender.scope, unit.number);
    const senders = await this.senders.of(caller, type);
    const sender = senders.find((each) => named.every((unit) => isIn(each, unit)));
    if (sender !== undefined) return { sender, named: named.filter((unit) => unit !== null) };
    const outside = named.findIndex((unit) => !senders.some((each) => isIn(each, unit)));
    const message = { 'zh-CN': '选您范围内的单位', en: 'take a unit within your own' };
    throw dispatchProblems['dispatch.unitUnknown'](at(`${pointer}/${field}/${Math.max(outside, 0)}`, 'unit', message));
  }

  /** The last moment of the last working day. */
  private dueAt(due: DispatchDue, pointer: string): Date {
    if (due.kind === 'none') return NO_DEADLINE;
    if (due.kind === 'workingDays') {
      const next = addDays(addWorkingDays(this.clock.today(), due.days), 1);
      return new Date(startOfDay(next, this.configuration.timeZone).getTime() - 1);
    }
    const moment = new Date(due.at);
    if (moment > this.clock.now()) return moment;
    const message = { 'zh-CN': '期限要在现在以后', en: 'the deadline lies ahead' };
    throw dispatchProblems['dispatch.duePast'](at(`${pointer}/due/at`, 'past', message));
  }
}
