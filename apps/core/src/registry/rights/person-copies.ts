import { Injectable } from '@nestjs/common';
import { documentTypeSchema, type PersonCopy, photoConsentSchema, sexSchema, taskStatusSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { Reveals } from '../../access/reveals/reveals.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { sourceOf } from '../../tasks/task-rows.js';
import { Clock } from '../../time/clock.js';
import { aliasesOf } from '../aliases.js';
import { Facts } from '../facts/facts.js';
import { Numbers } from '../numbers.js';
import { readUnitNumbers } from '../person-rows.js';
import { personProblems } from '../problems.js';
import { Relations } from '../relations/relations.js';
import { PersonReads } from './person-reads.js';
import { rightsProblems } from './problems.js';
import type { RequestRow } from './request-rows.js';
import { RightsAnswers } from './rights-answers.js';

const TASKS = 200;
/** Why numbers are opened, as the readers of the copy and the audit find it. */
const REASON = '居民到窗口查阅本人信息';

/**
 * All that the registry holds of one resident, in the clear, for that resident. It is made for a request and never
 * without one; numbers are opened through a reveal like any other; nothing of anybody else in the household is in it.
 */
@Injectable()
export class PersonCopies {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly answers: RightsAnswers,
    private readonly reveals: Reveals,
    private readonly numbers: Numbers,
    private readonly relations: Relations,
    private readonly facts: Facts,
    private readonly reads: PersonReads,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  make(caller: Caller, requestId: string): Promise<PersonCopy> {
    return this.database.transaction(async () => {
      const found = await this.answers.hold(caller, requestId);
      if (!this.mayCopy(found)) throw rightsProblems['rightsRequest.noCopy']();
      const { personId } = found.request;
      const readers = await this.reads.of(personId);
      const shown = await this.reveals.reveal(caller, personId, { fields: ['idNumber', 'phone'], reason: REASON });
      const copy = { ...(await this.ownRow(personId)), ...(await this.belonging(personId)) };
      await this.answers.copied(caller, found);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'person.copied',
        subject: { kind: 'person', id: personId },
        unit: innermostOf(found.units),
        details: { requestId },
      });
      return {
        ...copy,
        ...{ requestId, personId },
        madeAt: this.clock.now().toISOString(),
        idNumber: shown.idNumber ?? null,
        phone: shown.phone ?? null,
        readers,
        readersSince: this.reads.keptSince(),
      };
    });
  }

  private mayCopy({ request }: RequestRow): boolean {
    if (request.kind !== 'copy' || request.state === 'refused') return false;
    if (request.answeredAt === null) return true;
    return this.clock.dayOf(new Date(request.answeredAt)) === this.clock.today();
  }

  private async ownRow(
    id: string,
  ): Promise<Pick<PersonCopy, 'name' | 'sex' | 'birthDate' | 'documentType' | 'unitName'>> {
    const row = await this.database.queryOne(
      'SELECT name, sex, birth_date, document_type, district_id, street_id, community_id, grid_id FROM people WHERE id = ?',
      [id],
      (found) => ({
        name: found.text('name'),
        sex: sexSchema.parse(found.text('sex')),
        birthDate: found.text('birth_date'),
        documentType: documentTypeSchema.parse(found.text('document_type')),
        unitName: this.directory.fullNameOf(this.directory.unitsOfRow(readUnitNumbers(found))),
      }),
    );
    if (row === null) throw personProblems['person.notFound']();
    return row;
  }

  private async belonging(
    id: string,
  ): Promise<Pick<PersonCopy, 'furtherPhones' | 'aliases' | 'photo' | 'relations' | 'facts' | 'tasks'>> {
    return {
      furtherPhones: (await this.numbers.furtherPhones(id)).map(({ phone, label }) => ({ phone, label })),
      aliases: await aliasesOf(this.database, id),
      photo: await this.photoOf(id),
      relations: await this.relations.everOf(id),
      facts: await this.facts.everOf(id),
      tasks: await this.tasksOf(id),
    };
  }

  private photoOf(personId: string): Promise<PersonCopy['photo']> {
    return this.database.queryOne(
      'SELECT id, set_at, consent_by FROM person_photos WHERE person_id = ? ORDER BY id DESC LIMIT 1',
      [personId],
      (row) => ({
        id: row.text('id'),
        setAt: row.instant('set_at').toISOString(),
        consentBy: photoConsentSchema.parse(row.text('consent_by')),
      }),
    );
  }

  /** Confidential ones stay with their bureau: the window does not learn of them either. */
  private tasksOf(personId: string): Promise<PersonCopy['tasks']> {
    const confidential = this.plugins.confidentialNames();
    const others = confidential.length === 0 ? '' : `AND type NOT IN (${placeholders(confidential)})`;
    const columns = 'id, plugin_id, title_chinese, title_english, status, created_at';
    const from = (table: string, closedAt: string) =>
      `SELECT * FROM (SELECT ${columns}, ${closedAt} AS closed_at FROM ${table} WHERE person_id = ? ${others}
        ORDER BY created_at DESC, id DESC LIMIT ${TASKS}) ${table}_part`;
    return this.database.query(
      `${from('tasks_open', 'NULL')} UNION ALL ${from('tasks_archive', 'closed_at')}
       ORDER BY created_at DESC, id DESC LIMIT ${TASKS}`,
      [personId, ...confidential, personId, ...confidential],
      (row) => ({
        title: { 'zh-CN': row.text('title_chinese'), en: row.text('title_english') },
        source: sourceOf(row.text('plugin_id'), this.plugins).name,
        status: taskStatusSchema.parse(row.text('status')),
        createdAt: row.instant('created_at').toISOString(),
        closedAt: row.instantOrNull('closed_at')?.toISOString() ?? null,
      }),
    );
  }
}
