import { Injectable } from '@nestjs/common';
import { corePermissions, PAPERS_PER_REFUSAL, type TaskAttachment } from '@yige/contracts';
import { allOf, Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { innermostOf, scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { FileStore } from '../../files/file-store.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { type AttachedFile, AttachedFiles } from '../../tasks/attachments/attached-files.js';
import { Clock } from '../../time/clock.js';
import { admissionProblems } from '../problems.js';
import { refusedWithin } from '../refusals/refusal-filter.js';

/** Photos of the paper that a community refused: whoever reads the record sees them, and who refuses there adds them. */
@Injectable()
export class RefusalPapers {
  private readonly attached: AttachedFiles;

  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly audit: AuditTrail,
    files: FileStore,
    clock: Clock,
  ) {
    this.attached = new AttachedFiles(database, files, clock, {
      table: 'refusal_papers',
      owner: 'refusal_id',
      most: PAPERS_PER_REFUSAL,
      tooMany: admissionProblems['admission.papersTooMany'],
    });
  }

  async list(caller: Caller, refusalId: string): Promise<{ items: TaskAttachment[]; addable: boolean }> {
    const unit = await this.unitOf(caller, refusalId);
    const mayAdd = this.mayAdd(caller, unit);
    const items = await this.attached.list(refusalId, caller, !mayAdd);
    return { items, addable: mayAdd && items.length < PAPERS_PER_REFUSAL };
  }

  async add(caller: Caller, refusalId: string, request: FastifyRequest): Promise<TaskAttachment> {
    staffOf(caller);
    this.expectAddable(caller, await this.unitOf(caller, refusalId));
    const received = await this.attached.receive(request);
    return this.database.transaction(async () => {
      const unit = await this.unitOf(caller, refusalId);
      const added = await this.attached.add(refusalId, caller, received);
      await this.record(caller, 'admission.paperAdded', { refusalId, unit, paper: added.id });
      return added;
    });
  }

  async get(caller: Caller, refusalId: string, paperId: string): Promise<AttachedFile> {
    await this.unitOf(caller, refusalId);
    return this.attached.content(refusalId, paperId);
  }

  async remove(caller: Caller, refusalId: string, paperId: string): Promise<void> {
    staffOf(caller);
    await this.database.transaction(async () => {
      const unit = await this.unitOf(caller, refusalId);
      this.expectAddable(caller, unit);
      await this.attached.remove(refusalId, paperId, caller);
      await this.record(caller, 'admission.paperRemoved', { refusalId, unit, paper: paperId });
    });
  }

  /** Where the refusal was recorded, if the caller reads it; inside a unit of work held, so that they are counted one by one. */
  private async unitOf(caller: Caller, refusalId: string): Promise<UnitNumbers> {
    const where = allOf([{ sql: 'id = ?', parameters: [refusalId] }, ...refusedWithin(this.units, caller, {})]);
    const locks = this.database.inTransaction() && this.database.dialect === 'mysql';
    const unit = await this.database.queryOne(
      `SELECT * FROM outside_refusals WHERE ${where.sql} ${locks ? 'FOR UPDATE' : ''}`,
      where.parameters,
      (row) => this.units.unitsOfRow(readUnitNumbers(row)),
    );
    if (unit === null) throw admissionProblems['admission.refusalNotFound']();
    return unit;
  }

  private mayAdd(caller: Caller, unit: UnitNumbers): boolean {
    return caller.kind === 'staff' && scopeIncludes(this.units.scopeOf(caller, corePermissions.taskRefuse), unit);
  }

  private expectAddable(caller: Caller, unit: UnitNumbers): void {
    if (!this.mayAdd(caller, unit)) throw admissionProblems['admission.refusalNotFound']();
  }

  private record(
    caller: Caller,
    action: 'admission.paperAdded' | 'admission.paperRemoved',
    { refusalId, unit, paper }: { refusalId: string; unit: UnitNumbers; paper: string },
  ): Promise<void> {
    return this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'outsideRefusal', id: refusalId },
      unit: innermostOf(unit),
      details: { paper },
    });
  }
}
