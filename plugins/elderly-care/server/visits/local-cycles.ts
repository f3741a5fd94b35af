import { Injectable } from '@nestjs/common';
import { Settings } from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';
import type { LocalCycles } from './visit-plan.js';

interface UnitsOfElder {
  districtId: string;
  streetId: string | null;
  communityId: string | null;
  gridId: string | null;
}

/** How often elders of a place are visited, as its office has set it. */
@Injectable()
export class LocalCyclesReader {
  constructor(private readonly settings: Settings) {}

  of({ districtId, streetId, communityId, gridId }: UnitsOfElder): Promise<LocalCycles> {
    return this.settings.of(plugin, gridId ?? communityId ?? streetId ?? districtId);
  }
}
