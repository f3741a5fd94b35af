import { Injectable } from '@nestjs/common';
import { addMonths, newId, type PhotoConsent } from '@yige/contracts';
import { Database } from '@yige/database';
import { type Image, imageOf } from '@yige/file-content';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller } from '../access/caller.js';
import { innermostOf } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { receiveBytes } from '../http/upload.js';
import { RegistryHistory } from '../registry/history/registry-history.js';
import { LocatedPeople, type LocatedPerson } from '../registry/located-people.js';
import { RegistryEvents } from '../registry/registry-events.js';
import { Clock } from '../time/clock.js';
import { FileStore } from './file-store.js';
import { photoProblems } from './problems.js';

/** Bytes of a photo at most; the portal sends a tenth of it. */
const LARGEST = 2_097_152;
/** Pixels each way at most: more is a bomb, or no photo of one person. */
const WIDEST = 4_096;
/** Months of age below which the guardian agrees: 14 years, PIPL art. 31. */
const OWN_CONSENT = 168;

export interface Photo {
  media: string;
  content: Buffer;
}

/** One photo of a resident, seen by whoever may see them. */
@Injectable()
export class PersonPhotos {
  constructor(
    private readonly database: Database,
    private readonly people: LocatedPeople,
    private readonly files: FileStore,
    private readonly history: RegistryHistory,
    private readonly events: RegistryEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async get(caller: Caller, personId: string): Promise<Photo> {
    await this.people.find(caller, personId);
    const photo = await this.database.queryOne(
      'SELECT file_hash, media FROM person_photos WHERE person_id = ? ORDER BY id DESC LIMIT 1',
      [personId],
      (row) => ({ hash: row.text('file_hash'), media: row.text('media') }),
    );
    const content = photo === null ? null : await this.files.read(photo.hash);
    if (photo === null || content === null) throw photoProblems['photo.notFound']();
    return { media: photo.media, content };
  }

  async set(caller: Caller, personId: string, consentBy: PhotoConsent, request: FastifyRequest): Promise<string> {
    const person = await this.people.findToManage(caller, personId);
    await this.expectConsent(personId, consentBy);
    const { content, media } = await this.received(request);
    const hash = await this.files.put(content);
    const id = newId();
    await this.change(caller, person, 'person.photoSet', consentBy, async () => {
      await this.database.execute('DELETE FROM person_photos WHERE person_id = ?', [personId]);
      await this.database.insertMany(
        'person_photos',
        ['id', 'person_id', 'file_hash', 'media', 'consent_by', 'set_at'],
        [[id, personId, hash, media, consentBy, this.clock.now()]],
      );
    });
    return id;
  }

  async remove(caller: Caller, personId: string): Promise<void> {
    const person = await this.people.findToManage(caller, personId);
    await this.change(caller, person, 'person.photoRemoved', null, async () => {
      const { affectedRows } = await this.database.execute('DELETE FROM person_photos WHERE person_id = ?', [personId]);
      if (affectedRows === 0) throw photoProblems['photo.notFound']();
    });
  }

  private async expectConsent(personId: string, consentBy: PhotoConsent): Promise<void> {
    if (consentBy === 'guardian') return;
    const birthDate = await this.database.queryOne('SELECT birth_date FROM people WHERE id = ?', [personId], (row) =>
      row.text('birth_date'),
    );
    if (birthDate === null || addMonths(birthDate, OWN_CONSENT) <= this.clock.today()) return;
    throw photoProblems['photo.guardian']({
      errors: [{ pointer: '/query/consentBy', code: 'guardian', message: 'ask the guardian' }],
    });
  }

  private async received(request: FastifyRequest): Promise<Image> {
    const upload = await receiveBytes(request, LARGEST);
    if (upload === null) throw photoProblems['photo.missing']();
    if (upload.content === 'tooLarge') throw photoProblems['photo.tooLarge']();
    const image = imageOf(upload.content);
    if (image === 'kind' || image === 'unreadable') throw photoProblems[`photo.${image}`]();
    if (image.width > WIDEST || image.height > WIDEST) throw photoProblems['photo.tooLarge']();
    return image;
  }

  private async change(
    caller: Caller,
    { id, units }: LocatedPerson,
    action: 'person.photoSet' | 'person.photoRemoved',
    consentBy: PhotoConsent | null,
    work: () => Promise<void>,
  ): Promise<void> {
    const actor = actorOf(caller);
    const subject = { kind: 'person', id } as const;
    await this.database.transaction(async () => {
      await work();
      await this.history.record({
        ...{ subject, actor, action: consentBy === null ? 'ended' : 'recorded', aspect: 'photo' },
        ...{ before: null, after: null, source: null },
      });
      await this.events.personChanged(id);
      await this.audit.record({
        ...{ actor, action, subject, unit: innermostOf(units) },
        details: consentBy === null ? {} : { consentBy },
      });
    });
  }
}
