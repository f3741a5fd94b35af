import { Injectable } from '@nestjs/common';
import { type Caller, CoreClient, isInScope } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { foundResidentsSchema } from '../../contract/disputes.js';
import { TAKE } from './dispute-access.js';

const SHOWN = 20;

/**
 * Finds a party among the residents of the caller's units by the whole name that they give. A mediator does not read the
 * registry, so the plugin reads for them, and gives no more than tells one from another of the name.
 */
@Injectable()
export class FindResidents {
  constructor(private readonly core: CoreClient) {}

  async find(caller: Caller, name: string): Promise<z.output<typeof foundResidentsSchema>> {
    const scope = caller.scopeFor(TAKE);
    const pages = await Promise.all(
      scope.units.map(({ id: unit }) => this.core.asPlugin().people.list({ query: { q: name, unit, limit: SHOWN } })),
    );
    const found = new Map(
      pages
        .flatMap(({ items }) => items)
        .filter((person) => person.name === name && isInScope(scope, person.units))
        .map((person) => [person.id, person]),
    );
    return {
      items: [...found.values()].map(({ id: personId, door }) => ({ personId, name, door: door?.text ?? null })),
    };
  }
}
