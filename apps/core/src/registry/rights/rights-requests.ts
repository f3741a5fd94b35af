import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  correctionTask,
  type LocalizedText,
  type NewRightsRequest,
  newId,
  type Page,
  type RightsRequest,
  type RightsRequestState,
  restsOnConsent,
} from '@yige/contracts';
import { allOf, type Condition, Database, NO_DEADLINE } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { innermostOf, scopeCondition } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Configuration } from '../../config/configuration.js';
import { decodeCursor, encodeCursor, instantOfCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { CoreTasks } from '../../tasks/core-tasks.js';
import { Clock } from '../../time/clock.js';
import { FactCatalogue } from '../facts/fact-catalogue.js';
import { Facts } from '../facts/facts.js';
import { LocatedPeople, type LocatedPerson } from '../located-people.js';
import { answerDue } from './answer-time.js';
import { Consents } from './consents.js';
import { rightsProblems } from './problems.js';
import {
  ANSWER_PURPOSE,
  DETAILS_PURPOSE,
  REQUEST_SQL,
  type RequestDetails,
  type RequestRow,
  readRequest,
  requestDetailsSchema,
} from './request-rows.js';

const CORRECTION_TITLE = { 'zh-CN': '居民申请更正信息', en: 'A resident asks for a correction' };

interface ListOptions {
  state: RightsRequestState;
  person?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Takes down what residents ask at the window, and finds it again. */
@Injectable()
export class RightsRequests {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly people: LocatedPeople,
    private readonly facts: Facts,
    private readonly catalogue: FactCatalogue,
    private readonly consents: Consents,
    private readonly tasks: CoreTasks,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  async receive(caller: Caller, personId: string, asked: NewRightsRequest): Promise<RightsRequest> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.people.hold(personId);
      const person = await this.people.find(caller, personId, corePermissions.rightsServe);
      const waits = asked.kind === 'copy' || asked.kind === 'correction';
      const dueAt = waits ? answerDue(this.clock.today(), this.configuration.timeZone) : NO_DEADLINE;
      const taskId = asked.kind === 'correction' ? await this.openTask(caller, person, id, dueAt) : null;
      await this.insert(caller, personId, id, asked, { dueAt, taskId });
      await this.record(caller, person, 'rightsRequest.received', { requestId: id, kind: asked.kind });
      if (asked.kind === 'consentWithdrawal') await this.withdraw(caller, person, asked.subject, id);
      if (asked.kind === 'consentRenewal') await this.renew(caller, person, asked.subject, id);
    });
    return this.get(caller, id);
  }

  async get(caller: Caller, id: string): Promise<RightsRequest> {
    return this.view(await this.find(caller, id));
  }

  /** A request of somebody whom the caller serves; another one does not exist for them. */
  async find(caller: Caller, id: string): Promise<RequestRow> {
    const within = this.scope(caller);
    const row = await this.database.queryOne(
      `${REQUEST_SQL} WHERE r.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      readRequest,
    );
    if (row === null) throw rightsProblems['rightsRequest.notFound']();
    return row;
  }

  async list(caller: Caller, { state, person, cursor, limit }: ListOptions): Promise<Page<RightsRequest>> {
    const within = this.scope(caller);
    const waiting = state === 'open';
    const conditions: Condition[] = [within, { sql: 'r.state = ?', parameters: [state] }];
    if (person !== undefined) conditions.push({ sql: 'p.id = ?', parameters: [person] });
    if (cursor !== undefined) conditions.push(waiting ? afterDue(cursor) : before(cursor));
    const where = allOf(conditions);
    const rows = await this.database.query(
      `${REQUEST_SQL} WHERE ${where.sql}
       ORDER BY ${waiting ? 'r.due_at, r.id' : 'r.id DESC'} LIMIT ${limit + 1}`,
      where.parameters,
      readRequest,
    );
    const { items, next } = pageOf(rows, limit, ({ request: { id, dueAt } }) =>
      encodeCursor({ id, due: dueAt ?? '' }, ['due', 'id']),
    );
    return { items: await Promise.all(items.map((row) => this.view(row))), next };
  }

  private async view({ request, subject, units, ...row }: RequestRow): Promise<RightsRequest> {
    const { detailsSealed, answerSealed } = row;
    const details: RequestDetails =
      detailsSealed === null
        ? { representative: null, basis: null, wish: null }
        : requestDetailsSchema.parse(JSON.parse(await this.cipher.open(detailsSealed, DETAILS_PURPOSE)));
    return {
      ...request,
      ...details,
      unitName: this.directory.fullNameOf(this.directory.unitsOfRow(units)),
      subject: subject === null ? null : { kind: subject, title: this.titleOf(subject) },
      answer: answerSealed === null ? null : await this.cipher.open(answerSealed, ANSWER_PURPOSE),
      actions: this.actionsOf(request),
    };
  }

  private actionsOf({ kind, state, answeredAt }: RequestRow['request']): RightsRequest['actions'] {
    if (kind === 'correction') return state === 'open' ? ['answer'] : [];
    if (kind !== 'copy') return [];
    if (state === 'open') return ['copy', 'answer'];
    // The printer may have jammed: the same day it is printed again without another request.
    const today = state === 'accepted' && answeredAt !== null && this.clock.dayOf(new Date(answeredAt));
    return today === this.clock.today() ? ['copy'] : [];
  }

  private titleOf(kind: string): LocalizedText {
    return this.catalogue.find(kind)?.title ?? { 'zh-CN': kind, en: kind };
  }

  private async insert(
    caller: Caller,
    personId: string,
    id: string,
    asked: NewRightsRequest,
    { dueAt, taskId }: { dueAt: Date; taskId: string | null },
  ): Promise<void> {
    const { representative, basis } = asked;
    const details: RequestDetails = { representative, basis, wish: asked.kind === 'correction' ? asked.wish : null };
    const sealed = await this.cipher.seal(JSON.stringify(details), DETAILS_PURPOSE);
    const settled = taskId === null && asked.kind !== 'copy';
    const [now, account] = [this.clock.now(), staffOf(caller).accountId];
    await this.database.insertMany('rights_requests', COLUMNS, [
      [
        ...[id, personId, asked.kind, asked.applicant, asked.identityCheck, 'subject' in asked ? asked.subject : null],
        ...[sealed, settled ? 'accepted' : 'open', now, account, dueAt, taskId],
        ...(settled ? [now, account] : [null, null]),
      ],
    ]);
  }

  /** At the community, where the window is; its whole clock shows in the unit's inbox. */
  private openTask(caller: Caller, { id, units }: LocatedPerson, requestId: string, dueAt: Date): Promise<string> {
    const { district, street, community } = this.directory.unitsOfRow(units);
    return this.tasks.open(
      {
        type: correctionTask.type,
        title: CORRECTION_TITLE,
        units: { district, street, community, grid: null },
        personId: id,
        dueAt,
        payload: { requestId },
      },
      actorOf(caller),
    );
  }

  /** What rested on the consent goes with it (PIPL art. 47), the history of it too. */
  private async withdraw(caller: Caller, person: LocatedPerson, kind: string, requestId: string): Promise<void> {
    this.expectConsent(kind);
    if (await this.consents.isWithdrawn(person.id, kind)) throw rightsProblems['consent.withdrawn']();
    await this.consents.withdraw(person.id, kind, requestId);
    await this.facts.forget(person.id, kind);
    await this.record(caller, person, 'consent.withdrawn', { requestId, kind });
  }

  private async renew(caller: Caller, person: LocatedPerson, kind: string, requestId: string): Promise<void> {
    this.expectConsent(kind);
    if (!(await this.consents.isWithdrawn(person.id, kind))) throw rightsProblems['consent.notWithdrawn']();
    await this.consents.renew(person.id, kind);
    await this.record(caller, person, 'consent.renewed', { requestId, kind });
  }

  private expectConsent(kind: string): void {
    if (restsOnConsent(kind) && this.catalogue.find(kind) !== null) return;
    throw rightsProblems['consent.notNeeded']({
      errors: [
        { pointer: '/body/subject', code: 'unknown', message: 'take one of the consents in /api/v1/data-purposes' },
      ],
    });
  }

  private async record(
    caller: Caller,
    { id, units }: LocatedPerson,
    action: 'rightsRequest.received' | 'consent.withdrawn' | 'consent.renewed',
    details: Record<string, string>,
  ): Promise<void> {
    await this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'person', id },
      unit: innermostOf(units),
      details,
    });
  }

  private scope(caller: Caller): Condition {
    return scopeCondition(this.directory.scopeOf(caller, corePermissions.rightsServe), 'p');
  }
}

const COLUMNS = [
  ...['id', 'person_id', 'kind', 'applicant', 'identity_check', 'subject', 'details_sealed', 'state'],
  ...['received_at', 'received_by', 'due_at', 'task_id', 'answered_at', 'answered_by'],
];

function afterDue(cursor: string): Condition {
  const { due, id } = decodeCursor(cursor, ['due', 'id']);
  const at = due === '' ? NO_DEADLINE : instantOfCursor(due);
  return { sql: '(r.due_at > ? OR (r.due_at = ? AND r.id > ?))', parameters: [at, at, id] };
}

function before(cursor: string): Condition {
  return { sql: 'r.id < ?', parameters: [decodeCursor(cursor, ['due', 'id']).id] };
}
