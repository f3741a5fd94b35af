import { Injectable } from '@nestjs/common';
import {
  type AuditEntry,
  corePermissions,
  type FactClass,
  isFactField,
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
import { Facts } from '../../registry/facts/facts.js';
import { Numbers } from '../../registry/numbers.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { personProblems } from '../../registry/problems.js';
import { postDetails } from '../../registry/rights/reader-post.js';
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
  idNumberSealed: string | null;
  phoneSealed: string | null;
}

/** How many reveals an account has within an hour: more than a day's visits, far less than a copy of the registry. */
const MOST_AN_HOUR = 30;
const HOUR = 3_600_000;

const detailsSchema = z.object({ fields: z.array(revealableFieldSchema), taskId: ulidSchema.nullable() });

/** Masked fields and facts beyond one's post in the clear: for a reason, recorded in the same unit of work, and never in bulk. */
@Injectable()
export class Reveals {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly numbers: Numbers,
    private readonly facts: Facts,
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
    const values = await this.open(person, fields, request.phoneId);
    await this.database.transaction(async () => {
      await this.checkTask(caller, person, request.taskId, fields.some(isFactField));
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
    return { ...values, hideAfter: REVEAL_SECONDS };
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
        idNumberSealed: row.textOrNull('id_number_sealed'),
        phoneSealed: row.textOrNull('phone_sealed'),
      }),
    );
    if (person === null) throw personProblems['person.notFound']();
    return person;
  }

  private async open(
    { id, idNumberSealed, phoneSealed }: SealedPerson,
    fields: readonly RevealableField[],
    phoneId: string | undefined,
  ): Promise<Omit<Answer, 'hideAfter'>> {
    const answer: Omit<Answer, 'hideAfter'> = {};
    if (fields.includes('idNumber')) {
      answer.idNumber = idNumberSealed === null ? null : await this.numbers.openIdNumber(idNumberSealed);
    }
    if (fields.includes('phone')) {
      answer.phone = phoneSealed === null ? null : await this.numbers.openPhone(phoneSealed);
    }
    if (phoneId !== undefined) {
      const found = (await this.numbers.furtherPhones(id)).find((phone) => phone.id === phoneId);
      if (found === undefined) throw revealProblems['reveal.phoneUnknown']({ errors: [PHONE_POINTER] });
      answer.furtherPhone = found.phone;
    }
    const classes = new Set<FactClass>(fields.filter(isFactField));
    if (classes.size > 0) answer.facts = await this.facts.ofClasses(id, classes);
    return answer;
  }

  /**
   * Whoever may reveal only as a grid worker needs an open task of their own on this person; for facts beyond their post
   * everybody does.
   */
  private async checkTask(
    caller: StaffCaller,
    person: SealedPerson,
    taskId: string | undefined,
    showsFacts: boolean,
  ): Promise<void> {
    const others = { ...caller, posts: caller.posts.filter(({ role }) => role !== 'gridWorker') };
    const scope = this.units.scopeOf(others, corePermissions.personReveal);
    const needsOwn = showsFacts || !scopeIncludes(scope, person.units);
    const refused = showsFacts ? revealProblems['reveal.factNeedsTask'] : revealProblems['reveal.taskRequired'];
    if (taskId === undefined) {
      if (needsOwn) throw refused({ errors: [TASK_POINTER] });
      return;
    }
    const task = await this.database.queryOne(
      'SELECT assignee_id FROM tasks_open WHERE id = ? AND person_id = ?',
      [taskId, person.id],
      (row) => ({ assigneeId: row.textOrNull('assignee_id') }),
    );
    if (task === null) throw revealProblems['reveal.taskUnknown']({ errors: [TASK_POINTER] });
    if (needsOwn && task.assigneeId !== caller.accountId) throw refused({ errors: [TASK_POINTER] });
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

const PHONE_POINTER = { pointer: '/body/phoneId', code: 'unknown', message: 'take a further phone of this resident' };
const TASK_POINTER = { pointer: '/body/taskId', code: 'task', message: 'give an open task of yours on this resident' };

function asReveal({ id, at, actor, subject, reason, details }: AuditEntry): Reveal {
  const { fields, taskId } = detailsSchema.parse(details);
  const reader = { id: actor.id, name: actor.name };
  return { id, at, reader, personId: subject?.id ?? '', fields, reason: reason ?? '', taskId };
}
