import { Injectable } from '@nestjs/common';
import {
  type AuditAction,
  type Body,
  type BodyKind,
  newId,
  type RouteInput,
  type routes,
  type Term,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { OPEN_END } from '../entities.js';
import { ManagedUnits } from '../managed-units.js';
import { expectOrder, refusal } from '../problems.js';
import type { DirectoryUnit } from '../unit-directory.js';
import { WithinUnits } from '../within-units.js';
import { placesFor } from './body-places.js';
import { readBodies } from './body-rows.js';
import { bodyProblems } from './problems.js';
import { type TermFault, termFault } from './term-check.js';

type NewBody = RouteInput<typeof routes.bodies.create>['body'];
type BodyChange = RouteInput<typeof routes.bodies.change>['body'];

const TERM_REFUSALS = {
  notElected: [bodyProblems['body.notElected'], ''],
  tooLong: [bodyProblems['body.termTooLong'], '/validTo'],
  overlap: [bodyProblems['body.termsOverlap'], '/validTo'],
} as const satisfies Record<TermFault, readonly [(typeof bodyProblems)['body.notElected'], string]>;

/** Bodies of communities and their terms of office. */
@Injectable()
export class Bodies {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedUnits,
    private readonly within: WithinUnits,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, body: NewBody): Promise<Body> {
    const unit = this.managed.given(caller, body.unitId, '/body/unitId');
    const id = newId();
    await this.database.transaction(async () => {
      await this.managed.lock(unit.number);
      await this.managed.expectExists(unit.number, body.validFrom);
      await this.expectPlace(unit, body);
      await this.database.execute(
        'INSERT INTO org_bodies (id, unit_number, kind, name, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)',
        [id, unit.number, body.kind, body.name, body.validFrom, OPEN_END],
      );
      await this.record(caller, 'body.began', { id, unitNumber: unit.number }, { kind: body.kind, name: body.name });
      if (body.term !== undefined) await this.writeTerm(id, body.kind, body.term, '/body/term');
    });
    return this.read(id);
  }

  async change(caller: Caller, id: string, change: BodyChange): Promise<Body> {
    await this.database.transaction(async () => {
      const body = await this.within.lock(caller, 'body', id, bodyProblems['body.notFound']);
      if (change.validTo !== undefined && (await this.within.hasPosts('body', id, change.validTo))) {
        throw bodyProblems['body.postsHeld']();
      }
      await this.within.change(caller, 'body', body, change);
    });
    return this.read(id);
  }

  /** Enters the term that begins on a day, or corrects its end. */
  async setTerm(caller: Caller, id: string, term: Term): Promise<Body> {
    await this.database.transaction(async () => {
      const body = await this.within.lock(caller, 'body', id, bodyProblems['body.notFound']);
      await this.writeTerm(id, (await this.read(id)).kind, term, '/body');
      await this.record(caller, 'body.termSet', body, { ...term });
    });
    return this.read(id);
  }

  private async expectPlace({ number, kind }: DirectoryUnit, body: NewBody): Promise<void> {
    const places = placesFor(body.kind, kind);
    if (places === null) throw refusal(bodyProblems['body.notHere'], '/body/kind');
    const others = await this.database.query(
      'SELECT name FROM org_bodies WHERE unit_number = ? AND kind = ? AND valid_to > ?',
      [number, body.kind, body.validFrom],
      (row) => row.text('name'),
    );
    if (places === 'one' && others.length > 0) throw refusal(bodyProblems['body.alreadyThere'], '/body/kind');
    if (others.includes(body.name)) throw refusal(bodyProblems['body.alreadyThere'], '/body/name');
  }

  private async writeTerm(bodyId: string, kind: BodyKind, term: Term, place: string): Promise<void> {
    expectOrder(term.validFrom, term.validTo, `${place}/validTo`);
    const others = await this.database.query(
      'SELECT valid_from, valid_to FROM org_body_terms WHERE body_id = ? AND valid_from <> ?',
      [bodyId, term.validFrom],
      (row) => ({ validFrom: row.text('valid_from'), validTo: row.text('valid_to') }),
    );
    const fault = termFault(kind, term, others);
    if (fault !== null) {
      const [problem, field] = TERM_REFUSALS[fault];
      throw refusal(problem, `${place}${field}`);
    }
    await this.database.execute('DELETE FROM org_body_terms WHERE body_id = ? AND valid_from = ?', [
      bodyId,
      term.validFrom,
    ]);
    await this.database.execute('INSERT INTO org_body_terms (body_id, valid_from, valid_to) VALUES (?, ?, ?)', [
      bodyId,
      term.validFrom,
      term.validTo,
    ]);
  }

  private record(
    caller: Caller,
    action: AuditAction,
    { id, unitNumber }: { id: string; unitNumber: number },
    details: Record<string, string>,
  ): Promise<void> {
    return this.audit.record({
      actor: actorOf(caller),
      action,
      subject: { kind: 'body', id },
      unit: unitNumber,
      details,
    });
  }

  private async read(id: string): Promise<Body> {
    const [body] = await readBodies(this.database, this.clock.today(), { sql: 'b.id = ?', parameters: [id] });
    if (body === undefined) throw bodyProblems['body.notFound']();
    return body;
  }
}
