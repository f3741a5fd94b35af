import { Injectable } from '@nestjs/common';
import { type AdmissionStatus, DOCUMENTS_PER_ADMISSION, type TaskAttachment } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { FileStore } from '../../files/file-store.js';
import { type AttachedFile, AttachedFiles } from '../../tasks/attachments/attached-files.js';
import { Clock } from '../../time/clock.js';
import type { AdmissionRow } from '../admission-rows.js';
import { Admissions } from '../admissions.js';
import { isOwn } from '../participation.js';
import { admissionProblems } from '../problems.js';

/** Nobody has decided on it yet: what the offices have before them no longer changes. */
const CHANGEABLE: ReadonlySet<AdmissionStatus> = new Set<AdmissionStatus>(['applied', 'returned']);

/** The documents on which an admission rests: its bureau adds them, and whoever reads the admission reads them. */
@Injectable()
export class AdmissionDocuments {
  private readonly attached: AttachedFiles;

  constructor(
    private readonly database: Database,
    private readonly admissions: Admissions,
    private readonly audit: AuditTrail,
    files: FileStore,
    clock: Clock,
  ) {
    this.attached = new AttachedFiles(database, files, clock, {
      table: 'admission_documents',
      owner: 'admission_id',
      most: DOCUMENTS_PER_ADMISSION,
      tooMany: admissionProblems['admission.documentsTooMany'],
    });
  }

  async list(caller: Caller, admissionId: string): Promise<{ items: TaskAttachment[]; addable: boolean }> {
    const admission = await this.admissions.readable(caller, admissionId);
    const items = await this.attached.list(admissionId, caller, !CHANGEABLE.has(admission.status));
    const addable = isOwn(caller, admission) && CHANGEABLE.has(admission.status);
    return { items, addable: addable && items.length < DOCUMENTS_PER_ADMISSION };
  }

  async add(caller: Caller, admissionId: string, request: FastifyRequest): Promise<TaskAttachment> {
    staffOf(caller);
    expectChangeable(caller, await this.admissions.readable(caller, admissionId));
    const received = await this.attached.receive(request);
    return this.database.transaction(async () => {
      // Once more, under the lock: meanwhile it may have been sorted.
      expectChangeable(caller, await this.admissions.lock(caller, admissionId));
      const added = await this.attached.add(admissionId, caller, received);
      await this.record(caller, 'admission.documentAdded', admissionId, added.id);
      return added;
    });
  }

  async get(caller: Caller, admissionId: string, documentId: string): Promise<AttachedFile> {
    await this.admissions.readable(caller, admissionId);
    return this.attached.content(admissionId, documentId);
  }

  async remove(caller: Caller, admissionId: string, documentId: string): Promise<void> {
    staffOf(caller);
    await this.database.transaction(async () => {
      expectChangeable(caller, await this.admissions.lock(caller, admissionId));
      await this.attached.remove(admissionId, documentId, caller);
      await this.record(caller, 'admission.documentRemoved', admissionId, documentId);
    });
  }

  private record(
    caller: Caller,
    action: 'admission.documentAdded' | 'admission.documentRemoved',
    admissionId: string,
    document: string,
  ): Promise<void> {
    return this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'admission', id: admissionId },
      details: { document },
    });
  }
}

function expectChangeable(caller: Caller, admission: AdmissionRow): void {
  if (!isOwn(caller, admission)) throw admissionProblems['admission.notFound']();
  if (!CHANGEABLE.has(admission.status)) throw admissionProblems['admission.documentsFixed']();
}
