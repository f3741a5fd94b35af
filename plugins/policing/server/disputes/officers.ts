import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, isInScope, newId, PluginProblem } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { disputeStateSchema, type invitationSchema, isOver } from '../../contract/disputes.js';
import { keptDispute, OPEN } from './dispute-access.js';
import { DisputeEntity, InvitationEntity, StepEntity } from './entities.js';
import { stepRow } from './rows.js';
import { stepNotPossible } from './step-problems.js';

/** Without characters that are mistaken for each other when they are told by telephone. */
const ALPHABET = 'ACDEFGHJKLMNPQRTUVWXY34679';
const LENGTH = 8;
/** An invitation holds for three days, in milliseconds. */
const HOLDS = 3 * 86_400_000;

/** Lets a police officer join a dispute: the mediator tells them a code, which opens this one file to them. */
@Injectable()
export class Officers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The code is told once and kept as its hash. Throws 404 for a dispute of another committee, 409 for one that is over. */
  async invite(caller: Caller, id: string): Promise<z.output<typeof invitationSchema>> {
    const { state } = await keptDispute(this.database, caller, id);
    if (isOver(disputeStateSchema.parse(state))) throw stepNotPossible('wrongState');
    const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + HOLDS);
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM dispute_invitations WHERE expires_at < ?', [now]);
      await this.database.repository(InvitationEntity).insert({ codeHash: hashOf(code), disputeId: id, expiresAt });
    });
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /** Answers the dispute's id. Throws 404 for a code that is wrong, used, too old, or of another unit's dispute. */
  async join(caller: Caller, code: string): Promise<string> {
    const now = this.clock.now();
    return this.database.transaction(async () => {
      const invitation = await this.database
        .repository(InvitationEntity)
        .findOneBy({ codeHash: hashOf(code.replaceAll(/[\s-]/g, '')) });
      if (invitation === null || invitation.expiresAt < now) throw codeUnknown();
      const { codeHash, disputeId } = invitation;
      const dispute = await this.database.repository(DisputeEntity).findOneBy({ id: disputeId });
      if (dispute === null || !isInScope(caller.scopeFor(OPEN), dispute)) throw codeUnknown();
      const { affected } = await this.database.repository(InvitationEntity).delete({ codeHash });
      if (affected !== 1) throw codeUnknown();
      await this.add(caller, disputeId, now);
      return disputeId;
    });
  }

  /** Whoever is in the file already stays as they are. */
  private async add(caller: Caller, disputeId: string, now: Date): Promise<void> {
    const { accountId, name } = caller;
    const added = await this.database.insertMany(
      'dispute_officers',
      ['id', 'dispute_id', 'account_id', 'name', 'how', 'since'],
      [[newId(), disputeId, accountId, name, 'joined', now]],
      { ignoreDuplicates: true },
    );
    if (added === 0) return;
    const joined = { on: this.clock.dayOf(now), recordedAt: now, by: caller };
    await this.database.repository(StepEntity).insert(stepRow(disputeId, { kind: 'join' }, joined));
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

const codeUnknown = () =>
  new PluginProblem(404, 'invitation.unknown', {
    title: {
      'zh-CN': '没有这个参与码，或者已经用过、过期：请调解员再给一个',
      en: 'There is no such code, or it is used or too old: ask the mediator for another',
    },
  });
