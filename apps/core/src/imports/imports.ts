import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  headingsAt,
  type Import,
  type ImportKind,
  type ImportMapping,
  type ImportOutcome,
  type ImportRow,
  type ImportState,
  type ImportSummary,
  newId,
  type Page,
} from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, staffOf } from '../access/caller.js';
import { innermostOf, scopeCondition } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { FirstPasswords } from './first-passwords.js';
import { headingsKey } from './headings.js';
import { ImportKinds } from './import-kinds.js';
import { type ImportRecord, summaryOf } from './import-record.js';
import { ImportStore } from './import-store.js';
import { ImportWorker } from './import-worker.js';
import { checkMapping } from './mapping-check.js';
import { importProblems } from './problems.js';
import { StoredFiles } from './stored-files.js';
import { Upload } from './upload.js';

/** From which states each step may be taken. */
const STEPS = {
  map: ['uploaded', 'mapped', 'checked'],
  check: ['uploaded', 'mapped', 'checked'],
  execute: ['checked'],
  cancel: ['uploaded', 'mapped', 'checking', 'checked', 'running'],
} as const satisfies Record<string, readonly ImportState[]>;
const stepNames = ['map', 'check', 'execute', 'cancel'] as const;

interface ListOptions {
  cursor?: string | undefined;
  limit: number;
}

/** Imports into the caller's units, and the steps that people take; the worker takes those in between. */
@Injectable()
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly store: ImportStore,
    private readonly kinds: ImportKinds,
    private readonly upload: Upload,
    private readonly files: StoredFiles,
    private readonly passwords: FirstPasswords,
    private readonly worker: ImportWorker,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, kind: ImportKind, unitId: string, request: FastifyRequest): Promise<Import> {
    const staff = staffOf(caller);
    const unit = this.directory.byId(unitId);
    if (unit === null || !this.reaches(caller, kind, unit.number)) throw importProblems['import.unitUnknown']();
    const id = newId();
    const { file, format, rows, mapping: suggested } = await this.upload.receive(id, kind, request);
    const key = headingsKey(headingsAt(rows, suggested.headingRow) ?? []);
    const remembered = await this.store.remembered(unit.number, kind, key);
    const mapping = remembered === null ? suggested : { ...remembered, headingRow: suggested.headingRow };
    await this.database.transaction(async () => {
      const createdBy = { id: staff.accountId, name: staff.name };
      const units = this.directory.numbersOf(unit.number);
      const known = { id, kind, units, format, mapping, createdBy, headingsKey: key, preview: rows };
      const more = { state: 'uploaded' as const, createdAt: this.clock.now(), rowsDone: 0, rowsTotal: null, scope: [] };
      await this.store.insert({ ...known, ...more, fileName: file.name, fileSize: file.size }, file.sha256);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'import.uploaded',
        subject: { kind: 'import', id },
        unit: unit.number,
        details: { kind, bytes: file.size, sha256: file.sha256 },
      });
    });
    return this.get(caller, id);
  }

  async list(caller: Caller, { cursor, limit }: ListOptions): Promise<Page<ImportSummary>> {
    const before = cursor === undefined ? null : decodeCursor(cursor, ['id']).id;
    const records = await this.store.list(this.within(caller), before, limit + 1);
    const { items, next } = pageOf(records, limit, (last) => encodeCursor(last, ['id']));
    return { items: items.map((record) => summaryOf(record, this.directory)), next };
  }

  async get(caller: Caller, id: string): Promise<Import> {
    return this.view(caller, await this.find(caller, id));
  }

  async map(caller: Caller, id: string, mapping: ImportMapping): Promise<Import> {
    const record = await this.findToStep(caller, id);
    checkMapping(record.kind, mapping, record.preview);
    const key = headingsKey(headingsAt(record.preview, mapping.headingRow) ?? []);
    await this.database.transaction(async () => {
      await this.store.move(id, STEPS.map, 'mapped', { mapping: { mapping, headingsKey: key } });
      await this.store.remember(innermostOf(record.units), record.kind, key, mapping);
    });
    return this.get(caller, id);
  }

  async check(caller: Caller, id: string): Promise<Import> {
    const record = await this.findToStep(caller, id);
    if (STEPS.check.some((state) => state === record.state)) checkMapping(record.kind, record.mapping, record.preview);
    await this.store.move(id, STEPS.check, 'checking', { scope: this.unitNumbers(caller, record.kind) });
    this.worker.nudge();
    return this.get(caller, id);
  }

  async execute(caller: Caller, id: string): Promise<Import> {
    const record = await this.findToStep(caller, id);
    await this.database.transaction(async () => {
      await this.store.move(id, STEPS.execute, 'running', { scope: this.unitNumbers(caller, record.kind) });
      await this.audit.record({
        actor: actorOf(caller),
        action: 'import.executed',
        subject: { kind: 'import', id },
        unit: innermostOf(record.units),
        details: { kind: record.kind, ...record.counts },
      });
    });
    this.worker.nudge();
    return this.get(caller, id);
  }

  async cancel(caller: Caller, id: string): Promise<Import> {
    const record = await this.findToStep(caller, id);
    await this.database.transaction(async () => {
      await this.store.move(id, STEPS.cancel, 'cancelled', { finished: true });
      await this.audit.record({
        actor: actorOf(caller),
        action: 'import.cancelled',
        subject: { kind: 'import', id },
        unit: innermostOf(record.units),
        details: { kind: record.kind, rowsDone: record.rowsDone },
      });
    });
    await this.files.remove(id);
    return this.get(caller, id);
  }

  async rows(
    caller: Caller,
    id: string,
    { cursor, limit, outcome }: ListOptions & { outcome?: ImportOutcome | undefined },
  ): Promise<Page<ImportRow>> {
    await this.find(caller, id);
    const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, ['row']).row);
    const rows = await this.store.rows(id, { after, outcome, limit: limit + 1 });
    return pageOf(rows, limit, ({ row }) => encodeCursor({ row: String(row) }, ['row']));
  }

  /** An import of the caller's units; another one does not exist for them. */
  async find(caller: Caller, id: string): Promise<ImportRecord> {
    const record = await this.store.find(id, this.within(caller));
    if (record === null) throw importProblems['import.notFound']();
    return record;
  }

  /** One whose next step the caller may take: whoever only may look at residents loads none. */
  private async findToStep(caller: Caller, id: string): Promise<ImportRecord> {
    const record = await this.find(caller, id);
    if (!this.reaches(caller, record.kind, innermostOf(record.units))) throw importProblems['import.notFound']();
    return record;
  }

  private scopeFor(caller: Caller, kind: ImportKind) {
    if (!this.kinds.mayLoad(caller, kind)) throw importProblems['import.kindForbidden']();
    return this.directory.scopeOf(caller, this.kinds.of(kind).permissions[0]);
  }

  /** Whether all that the kind takes holds in the unit. */
  private reaches(caller: Caller, kind: ImportKind, unit: number): boolean {
    if (!this.kinds.mayLoad(caller, kind)) throw importProblems['import.kindForbidden']();
    return this.kinds
      .of(kind)
      .permissions.every((permission) => this.directory.isInScope(this.directory.scopeOf(caller, permission), unit));
  }

  private unitNumbers(caller: Caller, kind: ImportKind): number[] {
    const scope = this.scopeFor(caller, kind);
    return scope.kind === 'everywhere' ? [] : scope.units.map(({ number }) => number);
  }

  /** Of the caller's units, and of the kinds that they load: a file shows what is in it. */
  private within(caller: Caller) {
    const kinds = this.kinds.loadableBy(caller);
    if (kinds.length === 0) return { sql: '1 = 0', parameters: [] };
    const units = scopeCondition(this.directory.scopeOf(caller, corePermissions.importRun), 'i');
    return {
      sql: `${units.sql} AND i.kind IN (${placeholders(kinds)})`,
      parameters: [...units.parameters, ...kinds],
    };
  }

  private async view(caller: Caller, record: ImportRecord): Promise<Import> {
    const actions = stepNames.filter((step) => STEPS[step].some((state) => state === record.state));
    return {
      ...summaryOf(record, this.directory),
      preview: record.preview,
      mapping: record.mapping,
      unknownWords: record.unknownWords,
      firstPasswords: await this.passwords.waiting(record, caller),
      actions,
    };
  }
}
