import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  CoreClient,
  Database,
  isInScope,
  newId,
  People,
  type PersonSummary,
  PluginProblem,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { createdDisputeSchema, NewDispute, NewParty } from '../../contract/disputes.js';
import { KEEP, TAKE } from './dispute-access.js';
import { DisputeNumbers } from './dispute-numbers.js';
import { DisputeEntity, OfficerEntity, PartyEntity, StepEntity } from './entities.js';
import { stepRow, UNDECIDED } from './rows.js';
import { partyUnknown } from './step-problems.js';

/** Takes disputes in: the committee's own, or what an officer refers to it and from then on sees. */
@Injectable()
export class TakeIn {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly people: People,
    private readonly numbers: DisputeNumbers,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws 422 for a resident outside the caller's units, where it is not clear whose committee it is for, and where
   * somebody who is not of that committee says that it came otherwise than from the police.
   */
  async take(caller: Caller, dispute: NewDispute): Promise<z.output<typeof createdDisputeSchema>> {
    const residents = await this.residents(caller, dispute.parties);
    const units = await this.committeeOf(caller, residents);
    const isReferral = !isInScope(caller.scopeFor(KEEP), units);
    if (isReferral && dispute.source !== 'policeReferral') throw sourceNotYours();
    const id = newId();
    const now = this.clock.now();
    const receivedOn = this.clock.dayOf(now);
    const number = await this.database.transaction(async () => {
      const given = await this.numbers.next(units, receivedOn);
      const { category, source, pendingWith, subject, parties } = dispute;
      await this.database.repository(DisputeEntity).insert({
        ...UNDECIDED,
        ...{ id, ...units, number: given, category, source, pendingWith, subject, receivedOn },
      });
      await this.database.repository(PartyEntity).insert(parties.map((party) => partyRow(id, party)));
      const report = stepRow(id, { kind: 'report' }, { on: receivedOn, recordedAt: now, by: caller });
      await this.database.repository(StepEntity).insert(report);
      if (isReferral) {
        await this.database.repository(OfficerEntity).insert({
          ...{ id: newId(), disputeId: id, accountId: caller.accountId, name: caller.name },
          ...{ how: 'referred', since: now },
        });
      }
      return given;
    });
    return { id, number };
  }

  private async residents(caller: Caller, parties: readonly NewParty[]): Promise<PersonSummary[]> {
    const ids = [...new Set(parties.flatMap((party) => ('personId' in party ? party.personId : [])))];
    const found = await this.people.among(ids);
    // In the order in which they were named, not in the registry's.
    const known = ids.flatMap((id) => found.get(id) ?? []);
    const within = known.filter(({ units }) => isInScope(caller.scopeFor(TAKE), units));
    if (within.length !== ids.length) throw partyUnknown();
    return within;
  }

  /** Of the caller's only community; of several, that of the first resident who is a party. */
  private async committeeOf(caller: Caller, residents: readonly PersonSummary[]): Promise<UnitPath> {
    const communities = caller.scopeFor(TAKE).units.filter(({ level }) => level === 'community');
    const [only] = communities;
    const [resident] = residents;
    if (communities.length === 1 && only !== undefined) {
      const { items } = await this.core.forUser(caller).reorganisations.paths({ body: { ids: [only.id] } });
      const path = items[0]?.paths[0];
      if (path !== undefined) return path;
    }
    if (resident === undefined || resident.units.communityId === null) throw committeeUnclear();
    return { ...resident.units, gridId: null };
  }
}

function partyRow(disputeId: string, party: NewParty): PartyEntity {
  const who =
    'personId' in party
      ? { personId: party.personId, name: null, phone: null }
      : { personId: null, name: party.name, phone: party.phone ?? null };
  return Object.assign(new PartyEntity(), { id: newId(), disputeId, side: party.side, ...who });
}

const committeeUnclear = () =>
  new PluginProblem(422, 'dispute.committeeUnclear', {
    title: {
      'zh-CN': '不清楚归哪个社区调解：至少选一位本辖区居民作当事人',
      en: 'It is not clear whose committee it is for: choose at least one resident of your units as a party',
    },
  });
const sourceNotYours = () =>
  new PluginProblem(422, 'dispute.sourceNotYours', {
    title: { 'zh-CN': '民警登记的来源是公安移送', en: 'What an officer takes in is referred by the police' },
  });
