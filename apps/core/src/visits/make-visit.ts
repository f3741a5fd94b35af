import { Injectable } from '@nestjs/common';
import { corePermissions, newId, type RouteInput, type routes, VISIT_SYNC_DAYS } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, type StaffCaller, staffOf } from '../access/caller.js';
import { Diary } from '../registry/households/diary.js';
import { Households } from '../registry/households/households.js';
import { Buildings } from '../registry/places/buildings.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { type PendingSubmission, Submissions } from '../tasks/submissions.js';
import { Clock } from '../time/clock.js';
import { DoorWork } from './door-work.js';
import { VISIT_NOTE_PURPOSE } from './note-purpose.js';
import { visitProblems } from './problems.js';
import { ResidenceChecks } from './residence-checks.js';
import { VisitAttempts } from './visit-attempts.js';
import { diaryText } from './visit-diary.js';
import { VisitParts } from './visit-parts.js';

type NewVisit = RouteInput<typeof routes.visits.create>['body'];

/** By how much the clock of a phone may be fast, in milliseconds: such a visit was made when core hears of it. */
const CLOCK_SKEW = 5 * 60_000;
const DAY = 86_400_000;

/** Keeps a visit whole, with its parts and the diary; then brings each part to its plugin. */
@Injectable()
export class MakeVisit {
  constructor(
    private readonly database: Database,
    private readonly work: DoorWork,
    private readonly parts: VisitParts,
    private readonly attempts: VisitAttempts,
    private readonly checks: ResidenceChecks,
    private readonly households: Households,
    private readonly buildings: Buildings,
    private readonly diary: Diary,
    private readonly submissions: Submissions,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Answers the visit's id; a repeated key of the same account answers the first one's, and changes nothing. */
  async make(caller: Caller, visit: NewVisit, key: string): Promise<string> {
    const author = staffOf(caller);
    // What is mended was captured when its visit was, however long ago that is by now.
    const sentAs = visit.mends === undefined ? this.captured(visit.capturedAt) : null;
    const { id, pending } = await this.database.transaction(() => this.keep(author, visit, sentAs, key));
    await Promise.all(pending.map((submission) => this.submissions.deliver(submission)));
    return id;
  }

  private captured(text: string): Date {
    const now = this.clock.now().getTime();
    const at = new Date(text).getTime();
    const fault = (message: string) => ({ errors: [{ pointer: '/body/capturedAt', code: 'outOfTime', message }] });
    if (at > now + CLOCK_SKEW) throw visitProblems['visit.future'](fault('not after now'));
    if (at < now - VISIT_SYNC_DAYS * DAY) {
      throw visitProblems['visit.tooOld'](fault(`not more than ${VISIT_SYNC_DAYS} days ago`));
    }
    return new Date(Math.min(at, now));
  }

  private async keep(
    author: StaffCaller,
    visit: NewVisit,
    sentAs: Date | null,
    key: string,
  ): Promise<{ id: string; pending: PendingSubmission[] }> {
    const capturedAt = sentAs ?? (await this.capturedWith(author, visit));
    const id = await this.begin(author, visit, capturedAt, key);
    if (id === null) return { id: await this.earlier(author, key), pending: [] };
    const { householdId, buildingId } = visit;
    if (householdId !== undefined) return this.keepAtDoor(author, { ...visit, householdId }, id, capturedAt);
    if (buildingId === undefined) throw new Error('A visit was made somewhere');
    return this.keepInBuilding(author, { ...visit, buildingId }, id, capturedAt);
  }

  /** Of a building there is no diary: what was found stands with the bureaus, and the note for the next one with the visit. */
  private async keepInBuilding(
    author: StaffCaller,
    { buildingId, parts }: NewVisit & { buildingId: string },
    id: string,
    capturedAt: Date,
  ): Promise<{ id: string; pending: PendingSubmission[] }> {
    const open = await this.work.aboutBuilding(author, buildingId);
    // Somebody may have been faster; whose units it does not lie in, for them there is none.
    if (open.length === 0) await this.buildings.find(author, buildingId);
    const { pending } = await this.parts.keep(author, { id, stopId: buildingId, capturedAt }, parts);
    return { id, pending };
  }

  private async keepAtDoor(
    author: StaffCaller,
    visit: NewVisit & { householdId: string },
    id: string,
    capturedAt: Date,
  ): Promise<{ id: string; pending: PendingSubmission[] }> {
    const { householdId, outcome, note, mends } = visit;
    const residents = await this.residentsOf(householdId);
    const open = await this.work.about(author, householdId, residents);
    await this.expectDoor(author, householdId, open.length > 0);
    if (outcome !== 'met') {
      const tasks = open.map(({ task }) => task);
      await this.attempts.tell(author, { id, householdId, outcome }, tasks, residents);
    }
    const { pending, diary } = await this.parts.keep(author, { id, stopId: householdId, capturedAt }, visit.parts);
    if (outcome === 'met') await this.checks.settle(residents, actorOf(author));
    if (mends !== undefined) return { id, pending };
    const text = diaryText(outcome, diary, note);
    await this.diary.add({ householdId, authorId: author.accountId, text, visitedAt: capturedAt });
    return { id, pending };
  }

  /** Somebody was at the door once: what they mend belongs to that visit, and only their own is theirs to mend. */
  private async capturedWith(author: StaffCaller, { mends, householdId, buildingId }: NewVisit): Promise<Date> {
    const capturedAt = await this.database.queryOne(
      `SELECT captured_at FROM visits WHERE id = ? AND author_id = ? AND outcome = 'met'
       AND ${householdId === undefined ? 'building_id' : 'household_id'} = ?`,
      [mends ?? '', author.accountId, householdId ?? buildingId ?? ''],
      (row) => row.instant('captured_at'),
    );
    if (capturedAt === null) throw visitProblems['visit.notFound']();
    return capturedAt;
  }

  /** Null: the account has made a visit under this key. Whoever does so at the same moment waits for the first. */
  private async begin(author: StaffCaller, visit: NewVisit, capturedAt: Date, key: string): Promise<string | null> {
    const id = newId();
    const sealed = visit.note === undefined ? null : await this.cipher.seal(visit.note, VISIT_NOTE_PURPOSE);
    const written = await this.database.insertMany(
      'visits',
      [
        ...['id', 'household_id', 'author_id', 'author_name', 'idempotency_key', 'outcome', 'captured_at'],
        ...['received_at', 'note_sealed', 'building_id'],
      ],
      [
        [
          ...[id, visit.householdId ?? '', author.accountId, author.name, key, visit.outcome, capturedAt],
          ...[this.clock.now(), sealed, visit.buildingId ?? null],
        ],
      ],
      { ignoreDuplicates: true },
    );
    return written === 0 ? null : id;
  }

  private async earlier(author: StaffCaller, key: string): Promise<string> {
    const id = await this.database.queryOne(
      'SELECT id FROM visits WHERE author_id = ? AND idempotency_key = ?',
      [author.accountId, key],
      (row) => row.text('id'),
    );
    if (id === null) throw new Error('A key that is taken has no visit');
    return id;
  }

  /** Their work is there, or their units are: a household elsewhere does not exist for them, nor its diary. */
  private async expectDoor(author: StaffCaller, householdId: string, hasWork: boolean): Promise<void> {
    if (hasWork) return;
    await this.households.find(author, householdId, corePermissions.taskAct);
  }

  private residentsOf(householdId: string): Promise<string[]> {
    return this.database.query('SELECT id FROM people WHERE household_id = ? ORDER BY id', [householdId], (row) =>
      row.text('id'),
    );
  }
}
