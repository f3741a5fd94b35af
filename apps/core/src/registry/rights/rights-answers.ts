import { Injectable } from '@nestjs/common';
import type { RightsAnswer } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { CoreTasks } from '../../tasks/core-tasks.js';
import { Clock } from '../../time/clock.js';
import { LocatedPeople } from '../located-people.js';
import { PersonCorrections } from '../person-correction.js';
import { rightsProblems } from './problems.js';
import { ANSWER_PURPOSE, type RequestRow } from './request-rows.js';
import { RightsRequests } from './rights-requests.js';

/** Answers a request: the correction, the answer and the end of its task are one unit of work. */
@Injectable()
export class RightsAnswers {
  constructor(
    private readonly database: Database,
    private readonly requests: RightsRequests,
    private readonly people: LocatedPeople,
    private readonly corrections: PersonCorrections,
    private readonly tasks: CoreTasks,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async answer(caller: Caller, id: string, answer: RightsAnswer): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.holdOpen(caller, id);
      if (found.request.kind === 'copy' && answer.outcome === 'accepted') {
        throw rightsProblems['rightsRequest.copyMeansPrint']({
          errors: [{ pointer: '/body/outcome', code: 'notPossible', message: 'print the copy, or refuse it' }],
        });
      }
      const correction = answer.outcome === 'accepted' ? answer.correction : undefined;
      if (correction !== undefined) await this.corrections.correct(caller, found.request.personId, correction);
      await this.settle(caller, found, answer.outcome, answer.answer);
    });
  }

  /** That the copy has been made; the second time on a day changes nothing. */
  async copied(caller: Caller, found: RequestRow): Promise<void> {
    if (found.request.state === 'open') await this.settle(caller, found, 'accepted', null);
  }

  /** Inside a unit of work: the request, still open, which nobody else answers until then. */
  async holdOpen(caller: Caller, id: string): Promise<RequestRow> {
    const found = await this.hold(caller, id);
    if (found.request.state !== 'open') throw rightsProblems['rightsRequest.answered']();
    return found;
  }

  /** The person first, as whoever changes them does. */
  async hold(caller: Caller, id: string): Promise<RequestRow> {
    const { request } = await this.requests.find(caller, id);
    await this.people.hold(request.personId);
    return this.requests.find(caller, id);
  }

  private async settle(
    caller: Caller,
    { request, taskId, units }: RequestRow,
    outcome: RightsAnswer['outcome'],
    answer: string | null,
  ): Promise<void> {
    await this.database.execute(
      'UPDATE rights_requests SET state = ?, answered_at = ?, answered_by = ?, answer_sealed = ? WHERE id = ?',
      [
        ...[outcome, this.clock.now(), staffOf(caller).accountId],
        ...[answer === null ? null : await this.cipher.seal(answer, ANSWER_PURPOSE), request.id],
      ],
    );
    if (taskId !== null) await this.tasks.close(taskId, actorOf(caller));
    await this.audit.record({
      actor: actorOf(caller),
      action: 'rightsRequest.answered',
      subject: { kind: 'person', id: request.personId },
      unit: innermostOf(units),
      details: { requestId: request.id, kind: request.kind, outcome },
    });
  }
}
