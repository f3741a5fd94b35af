import { Injectable } from '@nestjs/common';
import type { Matter, MatterAction, MatterChoice } from '@yige/contracts';
import type { Caller } from '../access/caller.js';
import { UnitMoves } from './acting/unit-moves.js';
import { Verification } from './acting/verification.js';
import { Handlers } from './handlers.js';
import { MatterAccess, type Standing } from './matter-access.js';
import { MatterContacts } from './matter-contacts.js';
import { evaluationOf } from './matter-rows.js';
import { MatterStore } from './matter-store.js';
import { matterProblems } from './problems.js';
import { reopeningsAllowed } from './rules/clocks.js';
import { actionsIn, levelAbove, levelBelow, type Part, partFor } from './stages.js';

/** A matter as its page shows it to somebody. */
@Injectable()
export class MatterView {
  constructor(
    private readonly access: MatterAccess,
    private readonly store: MatterStore,
    private readonly contacts: MatterContacts,
    private readonly verification: Verification,
    private readonly unitMoves: UnitMoves,
    private readonly handlers: Handlers,
  ) {}

  async get(caller: Caller, id: string): Promise<Matter> {
    return this.of(caller, await this.access.find(caller, id));
  }

  /** Null: the caller no longer sees it. */
  async getOrNull(caller: Caller, id: string): Promise<Matter | null> {
    const standing = await this.access.findOrNull(caller, id);
    return standing === null ? null : this.of(caller, standing);
  }

  async choices(caller: Caller, id: string, action: 'dispatch' | 'transfer'): Promise<MatterChoice[]> {
    const { matter, parts } = await this.access.find(caller, id);
    const part = partFor(action, matter.stage, parts);
    if (part === null) throw matterProblems['matter.actionNotPossible']();
    if (action === 'dispatch' || part === 'handler') return this.handlers.choices(matter);
    return this.unitMoves.neighbours(matter).map(({ id: unit, name }) => ({
      target: { kind: 'unit', id: unit },
      name,
      detail: { 'zh-CN': name, en: name },
      usual: false,
    }));
  }

  private async of(caller: Caller, standing: Standing): Promise<Matter> {
    const { matter } = standing;
    const [events, contact, actions] = await Promise.all([
      this.store.events(matter.id),
      this.contacts.masked(matter),
      this.actionsOf(caller, standing),
    ]);
    return {
      ...matter.summary,
      description: matter.description,
      contact,
      revealable: this.contacts.mayReveal(caller, matter),
      evaluation: evaluationOf(matter),
      reopeningsLeft: Math.max(0, reopeningsAllowed(matter.reportedOn) - matter.summary.reopenings),
      events,
      actions,
      version: matter.version,
    };
  }

  /** What is possible and would not be refused. */
  private async actionsOf(caller: Caller, standing: Standing): Promise<MatterAction[]> {
    const { matter, parts } = standing;
    const judges = matter.stage === 'verify' && parts.has('verifier');
    const partial = judges && (await this.verification.refusal(caller, standing)) !== null;
    const able = new Set<Part>([...parts].filter((part) => part !== 'verifier' || !partial));
    return actionsIn(matter.stage, able).filter((action) => this.leadsSomewhere(action, standing));
  }

  private leadsSomewhere(action: MatterAction, { matter, parts }: Standing): boolean {
    const byUnit = partFor(action, matter.stage, parts) === 'unit';
    if (action === 'passUp') return levelAbove(matter.units, matter.level) !== null;
    if (action === 'sendBack' && byUnit) return levelBelow(matter.units, matter.level) !== null;
    if (action === 'transfer' && byUnit) return this.unitMoves.neighbours(matter).length > 0;
    if (action === 'reopen') return matter.summary.reopenings < reopeningsAllowed(matter.reportedOn);
    return true;
  }
}
