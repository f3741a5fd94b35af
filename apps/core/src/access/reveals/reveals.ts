import { Injectable } from '@nestjs/common';
import {
  type AuditEntry,
  corePermissions,
  type Page,
  REVEAL_SECONDS,
  type Reveal,
  type RevealableField,
  type RouteInput,
  type RouteOutput,
  revealableFieldSchema,
  type routes,
  ulidSchema,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { z } from 'zod';
import { AuditSearch } from '../../audit/audit-search.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { personProblems } from '../../registry/problems.js';
import { postDetails } from '../../registry/rights/reader-post.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { Clock } from '../../time/clock.js';
import { actorOf, type Caller, type StaffCaller } from '../caller.js';
import { revealProblems } from '../problems.js';
import { innermostOf, scopeCondition, scopeIncludes, type UnitNumbers } from '../scope.js';

type Request = RouteInput<typeof routes.reveals.reveal>['body'];
type Answer = RouteOutput<typeof routes.reveals.reveal>;

interface PageOptions {
  cursor?: string | undefined;
  limit: number;
}

interface SealedPerson {
  id: string;
  name: string;
  units: UnitNumbers;
  sealed: Record<RevealableField, string | null>;
}

/** How many reveals an account has within an hour: more than a day's visits, far less than a copy of the registry. */
const MOST_AN_HOUR = 30;
const HOUR = 3_600_000;

/** The column in which a field is sealed; it is authenticated along with the value. */
const PURPOSES: Record<RevealableField, string> = { idNumber: 'people.id_number', phone: 'people.phone' };

const detailsSchema = z.object({ fields: z.array(revealableFieldSchema), taskId: ulidSchema.nullable() });

/** Masked fields in the clear: for a reason, recorded in the same unit of work, and never in bulk. */
@Injectable()
export class Reveals {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly cipher: FieldCipher,
    private readonly trail: AuditTrail,
    private readonly search: AuditSearch,
    private readonly clock: Clock,
  ) {}

  async reveal(caller: Caller, personId: string, request: Request): Promise<Answer> {
    if (caller.kind !== 'staff') throw revealProblems['reveal.staffOnly']();
    const person = await this.find(caller, personId);
    if (request.reason.includes(person.name)) {
      const message = 'say why, without the resident’s name';
      throw revealProblems['reveal.namesResident']({ errors: [{ pointer: '/body/reason', code: 'name', message }] });
    }
    const fields = [...new Set(request.fields)];
    const values = await Promise.all(fields.map(async (field) => [field, await this.open(person, field)] as const));
    await this.database.transaction(async () => {
      await this.checkTask(caller, person, request.taskId);
      await this.expectRate(caller);
      await this.trail.record({
        actor: actorOf(caller),
        action: 'person.revealed',
        subject: { kind: 'person', id: person.id },
        unit: innermostOf(person.units),
        reason: request.reason,
        details: {
          fields,
          taskId: request.taskId ?? null,
          breakGlass: caller.breakGlass?.id ?? null,
          ...postDetails(caller, person.units),
        },
      });
    });
    return { ...Object.fromEntries(values), hideAfter: REVEAL_SECONDS };
  }

  /** Who saw this resident's fields: what the resident may ask for (PIPL arts 44–45). */
  async readersOf(caller: Caller, personId: string, options: PageOptions): Promise<Page<Reveal>> {
    const within = scopeCondition(this.units.scopeOf(caller, corePermissions.rightsServe), 'p');
    const found = await this.database.queryOne(
      `SELECT p.id FROM people p WHERE p.id = ? AND ${within.sql}`,
      [personId, ...within.parameters],
      (row) => row.text('id'),
    );
    if (found === null) throw personProblems['person.notFound']();
    return this.page({ action: 'person.revealed', subject: `person/${personId}` }, options);
  }

  async all(caller: Caller, options: PageOptions): Promise<Page<Reveal>> {
    const page = await this.page({ action: 'person.revealed' }, options);
    const details = { action: 'person.revealed', entries: page.items.length, continued: options.cursor !== undefined };
    await this.database.transaction(() =>
      this.trail.record({ actor: actorOf(caller), action: 'audit.searched', details }),
    );
    return page;
  }

  private async page(
    filter: { action: 'person.revealed'; subject?: string },
    { cursor, limit }: PageOptions,
  ): Promise<Page<Reveal>> {
    const { items, next } = await this.search.page(filter, limit, cursor);
    return { items: items.map(asReveal), next };
  }

  private async find(caller: StaffCaller, id: string): Promise<SealedPerson> {
    const within = scopeCondition(this.units.scopeOf(caller, corePermissions.personReveal), 'p');
    const person = await this.database.queryOne(
      `SELECT p.id, p.name, p.id_number_sealed, p.phone_sealed, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM people p WHERE p.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (row): SealedPerson => ({
        id: row.text('id'),
        name: row.text('name'),
        units: readUnitNumbers(row),
        sealed: { idNumber: row.textOrNull('id_number_sealed'), phone: row.textOrNull('phone_sealed') },
      }),
    );
    if (person === null) throw personProblems['person.notFound']();
    return person;
  }

  private open({ sealed }: SealedPerson, field: RevealableField): Promise<string | null> {
    const text = sealed[field];
    return text === null ? Promise.resolve(null) : this.cipher.open(text, PURPOSES[field]);
  }

  /** Whoever may reveal only as a grid worker needs an open task of their own on this person. */
  private async checkTask(caller: StaffCaller, person: SealedPerson, taskId: string | undefined): Promise<void> {
    const others = { ...caller, posts: caller.posts.filter(({ role }) => role !== 'gridWorker') };
    const scope = this.units.scopeOf(others, corePermissions.personReveal);
    const needsOwn = !scopeIncludes(scope, person.units);
    if (taskId === undefined) {
      if (needsOwn) throw revealProblems['reveal.taskRequired']({ errors: [TASK_POINTER] });
      return;
    }
    const task = await this.database.queryOne(
      'SELECT assignee_id FROM tasks_open WHERE id = ? AND person_id = ?',
      [taskId, person.id],
      (row) => ({ assigneeId: row.textOrNull('assignee_id') }),
    );
    if (task === null) throw revealProblems['reveal.taskUnknown']({ errors: [TASK_POINTER] });
    if (needsOwn && task.assigneeId !== caller.accountId) {
      throw revealProblems['reveal.taskRequired']({ errors: [TASK_POINTER] });
    }
  }

  /**
   * 429 beyond what an account sees in an hour, whatever shows it. Inside the unit of work that records the reveal: it holds
   * the account's row, so that requests sent side by side count each other.
   */
  async expectRate({ accountId }: StaffCaller): Promise<void> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    await this.database.query(`SELECT id FROM accounts WHERE id = ? ${lock}`, [accountId], (row) => row.text('id'));
    const since = new Date(this.clock.now().getTime() - HOUR);
    const seen = await this.database.queryOne(
      `SELECT COUNT(*) AS seen, MIN(at) AS first FROM audit_entries
       WHERE actor_id = ? AND at > ? AND action IN ('person.revealed', 'matter.contactRevealed')`,
      [accountId, since],
      (row) => ({ count: row.integer('seen'), first: row.instantOrNull('first') }),
    );
    if (seen === null || seen.first === null || seen.count < MOST_AN_HOUR) return;
    const retryAfter = Math.max(1, Math.ceil((seen.first.getTime() - since.getTime()) / 1_000));
    throw revealProblems['reveal.tooMany']({ retryAfter });
  }
}

const TASK_POINTER = { pointer: '/body/taskId', code: 'task', message: 'give an open task of yours on this resident' };

function asReveal({ id, at, actor, subject, reason, details }: AuditEntry): Reveal {
  const { fields, taskId } = detailsSchema.parse(details);
  const reader = { id: actor.id, name: actor.name };
  return { id, at, reader, personId: subject?.id ?? '', fields, reason: reason ?? '', taskId };
}
