import { Injectable } from '@nestjs/common';
import { type AdmissibleType, bureauColorSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { TaskTypes } from './task-types.js';

/** An agency's kind of bureau; null for a post of the district itself, which speaks for any. */
export interface BureauColor {
  agencyId: string | null;
  color: AdmissibleType['bureau']['color'] | null;
}

/** Which kinds of tasks are whose: a plugin belongs to a kind of bureau, and so does an agency. */
@Injectable()
export class BureauTypes {
  constructor(
    private readonly database: Database,
    private readonly types: TaskTypes,
  ) {}

  /** Kinds that need an admission, of plugins of the kind of one of these bureaus. */
  async typesOf(agencies: readonly (string | null)[]): Promise<AdmissibleType[]> {
    const bureaus = await this.colorsOf(agencies);
    return this.types
      .gated()
      .filter(({ bureau }) => bureaus.some(({ color }) => color === null || color === bureau.color));
  }

  /** Those of these agencies whose kind it is. */
  async speakingFor(agencies: readonly (string | null)[], type: string): Promise<(string | null)[]> {
    const known = this.types.gated().find((each) => each.type === type);
    const bureaus = await this.colorsOf(agencies);
    return bureaus
      .filter(({ color }) => known !== undefined && (color === null || color === known.bureau.color))
      .map(({ agencyId }) => agencyId);
  }

  async colorsOf(agencies: readonly (string | null)[]): Promise<BureauColor[]> {
    const ids = agencies.filter((id) => id !== null);
    const known =
      ids.length === 0
        ? []
        : await this.database.query(
            `SELECT id, bureau FROM org_agencies WHERE id IN (${placeholders(ids)})`,
            ids,
            (row) => ({ agencyId: row.text('id'), color: bureauColorSchema.parse(row.text('bureau')) }),
          );
    return [...known, ...(agencies.includes(null) ? [{ agencyId: null, color: null }] : [])];
  }
}
