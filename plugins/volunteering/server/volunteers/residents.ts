import { Injectable } from '@nestjs/common';
import { type Caller, CoreClient } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { residentsQuerySchema, residentsSchema } from '../../contract/volunteers.js';
import { faceOf } from './people-faces.js';
import { Volunteers } from './volunteers.js';

type Found = z.output<typeof residentsSchema>['items'];

/** Of whom a search found some are volunteers and some are not: so many are looked through. */
const LOOKED_THROUGH = 50;
const SHOWN = 10;

/** Residents to choose from, as the platform's registry finds them for the caller. */
@Injectable()
export class Residents {
  constructor(
    private readonly core: CoreClient,
    private readonly volunteers: Volunteers,
  ) {}

  async find(caller: Caller, { q = '', are }: z.output<typeof residentsQuerySchema>): Promise<Found> {
    if (q === '' && are === 'volunteers') return this.anyVolunteers(caller);
    const query = { limit: LOOKED_THROUGH, ...(q === '' ? {} : { q }) };
    const { items } = await this.core.forUser(caller).people.list({ query });
    const known = await this.volunteers.among(
      caller,
      items.map(({ id }) => id),
    );
    return items
      .filter(({ id }) => are === 'all' || known.has(id) === (are === 'volunteers'))
      .slice(0, SHOWN)
      .map((person) => ({ personId: person.id, person: faceOf(person) }));
  }

  /** Before anything is typed: not only of those residents who come first in the registry. */
  private async anyVolunteers(caller: Caller): Promise<Found> {
    const { items } = await this.volunteers.list(caller, { state: 'active', limit: SHOWN });
    return items.flatMap(({ personId, person }) => (person === null ? [] : [{ personId, person }]));
  }
}
