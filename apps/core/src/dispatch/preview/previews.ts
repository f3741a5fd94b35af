import { Injectable } from '@nestjs/common';
import { type DispatchLoad, type DispatchPlan, type DispatchPreview, newId } from '@yige/contracts';
import { NO_DEADLINE } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import type { Verdict } from '../../admission/gate/arrival.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import type { KnownTaskType } from '../../plugins/plugin-directory.js';
import { FactCatalogue } from '../../registry/facts/fact-catalogue.js';
import { Judgement } from '../fan-out/judgement.js';
import { lineOf, lineUnits, refusalOf } from '../lines.js';
import { type CheckedPlan, Plans } from '../plan/plans.js';
import { CommunityLoads } from './community-loads.js';

type Line = Pick<DispatchLoad, 'targets' | 'refused' | 'promisedFen' | 'refusal'>;

/** What a plan would mean for each community, before anything is sent. */
@Injectable()
export class Previews {
  constructor(
    private readonly plans: Plans,
    private readonly judgement: Judgement,
    private readonly loads: CommunityLoads,
    private readonly units: UnitDirectory,
    private readonly facts: FactCatalogue,
  ) {}

  async of(caller: Caller, asked: DispatchPlan): Promise<DispatchPreview> {
    const plan = await this.plans.check(caller, asked, '/body');
    const sending = { ...plan, ownWork: plan.sender.ownWork, round: newId() };
    const verdicts = await this.judgement.foresee(sending, plan.targets);
    const communities = await this.communities(plan, verdicts);
    const sum = (field: 'promisedFen' | 'workers') => communities.reduce((total, line) => total + line[field], 0);
    return {
      targets: plan.targets.length,
      refused: verdicts.filter(({ kind }) => kind === 'refused').length,
      promisedFen: sum('promisedFen'),
      workers: sum('workers'),
      dueAt: plan.dueAt.getTime() === NO_DEADLINE.getTime() ? null : plan.dueAt.toISOString(),
      admission: admissionOf(verdicts),
      fields: this.fieldsOf(plan.type),
      communities,
    };
  }

  private async communities({ targets }: CheckedPlan, verdicts: readonly Verdict[]): Promise<DispatchLoad[]> {
    const lines = new Map<number, Line>();
    for (const [index, { units }] of targets.entries()) {
      const number = lineOf(units);
      const before = lines.get(number) ?? { targets: 0, refused: 0, promisedFen: 0, refusal: null };
      lines.set(number, withVerdict(before, verdicts[index]));
    }
    const numbers = [...lines.keys()];
    const open = await this.loads.openTasks(numbers);
    const workers = await this.loads.workers(numbers);
    return [...lines]
      .map(([number, line]) => ({ number, line, code: this.units.byNumber(number)?.code ?? '' }))
      .sort((left, right) => (left.code < right.code ? -1 : 1))
      .flatMap(({ number, line }) => {
        const units = lineUnits(this.units, number);
        if (units === null) return [];
        return [{ ...units, ...line, open: open.get(number) ?? 0, workers: workers.get(number) ?? 0 }];
      });
  }

  private fieldsOf({ plugin, declaration }: KnownTaskType): DispatchPreview['fields'] {
    const isKnown = (name: string) =>
      this.facts.find(name) !== null || this.facts.find(`${plugin.pluginId}:${name}`) !== null;
    return { asked: declaration.facts.length, known: declaration.facts.filter(isKnown).length };
  }
}

function withVerdict({ targets, refused: before, promisedFen, refusal }: Line, verdict: Verdict | undefined): Line {
  const refused = verdict?.kind === 'refused' ? refusalOf(verdict.problem) : null;
  return {
    targets: targets + 1,
    refused: before + (refused === null ? 0 : 1),
    promisedFen: promisedFen + (verdict?.kind === 'passed' ? verdict.promisedFen : 0),
    refusal: refusal ?? refused,
  };
}

/** The first one under which something passes. */
function admissionOf(verdicts: readonly Verdict[]): DispatchPreview['admission'] {
  for (const verdict of verdicts) {
    if (verdict.kind !== 'passed' || verdict.admission === null) continue;
    const { id, name, basisDocument } = verdict.admission;
    return { id, name, basisDocument };
  }
  return null;
}
