import { Injectable } from '@nestjs/common';
import { type AdmissibleType, type AdmissionApplication, corePermissions, type LocalizedText } from '@yige/contracts';
import type { Caller } from '../access/caller.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { BureauTypes } from './bureau-types.js';
import { bureausOf } from './participation.js';
import { admissionProblems } from './problems.js';

/** As which bureau somebody applies. */
export interface Applicant {
  pluginId: string;
  agencyId: string | null;
}

/** Whether an application can stand: the bureau's own type, units that there are, time that lies ahead. */
@Injectable()
export class ApplicationCheck {
  constructor(
    private readonly directory: UnitDirectory,
    private readonly bureaus: BureauTypes,
    private readonly clock: Clock,
  ) {}

  /** Types for which the caller may apply: those of plugins of the kind of bureau in which they have a post. */
  typesFor(caller: Caller): Promise<AdmissibleType[]> {
    return this.bureaus.typesOf(bureausOf(caller));
  }

  async applicant(caller: Caller, { type, validTo }: AdmissionApplication): Promise<Applicant> {
    const known = (await this.typesFor(caller)).find((each) => each.type === type);
    if (known === undefined) {
      const message = { 'zh-CN': '选一种本部门要准入的任务', en: 'take a kind of your bureau that needs an admission' };
      throw admissionProblems['admission.typeUnknown'](at('/body/application/type', 'type', message));
    }
    if (validTo <= this.clock.today()) {
      const message = { 'zh-CN': '到期日要在今天以后', en: 'the last day lies after today' };
      throw admissionProblems['admission.periodPast'](at('/body/application/validTo', 'past', message));
    }
    const bureaus = await this.bureaus.colorsOf(bureausOf(caller));
    const own = bureaus.find(({ color }) => color === known.bureau.color) ?? bureaus[0];
    return { pluginId: known.bureau.pluginId, agencyId: own?.agencyId ?? null };
  }

  /** Internal numbers of the units, each within the caller's. */
  units(caller: Caller, { unitIds }: AdmissionApplication): number[] {
    const scope = this.directory.scopeOf(caller, corePermissions.admissionApply);
    const numbers = unitIds.map((id, index) => {
      const unit = this.directory.byId(id);
      if (unit !== null && this.directory.isInScope(scope, unit.number)) return unit.number;
      const message = { 'zh-CN': '选您范围内的单位', en: 'take a unit within your own' };
      throw admissionProblems['admission.unitUnknown'](at(`/body/application/unitIds/${index}`, 'unit', message));
    });
    return [...new Set(numbers)];
  }
}

function at(pointer: string, code: string, message: LocalizedText) {
  return { errors: [{ pointer, code, message }] };
}
