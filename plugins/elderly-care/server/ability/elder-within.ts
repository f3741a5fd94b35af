import { Injectable } from '@nestjs/common';
import { type Caller, Database, innermostOf, isInScope, People } from '@yige/plugin-sdk/server';
import { elderNotFound } from '../register/elder-not-found.js';
import { ElderEntity } from '../register/entities.js';

export const READ_ABILITY = 'elderly-care:ability.read';
export const ASSESS = 'elderly-care:ability.assess';

/** An elder of the register whom the caller has, by their place today. */
@Injectable()
export class ElderWithin {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  /** Null for anybody else’s. */
  async find(caller: Caller, permission: string, personId: string): Promise<ElderEntity | null> {
    const elder = await this.database.repository(ElderEntity).findOneBy({ personId });
    return elder !== null && isInScope(caller.scopeFor(permission), elder) ? elder : null;
  }

  /** Answers the elder’s innermost unit. Throws 404 for anybody else’s. */
  async unitOf(caller: Caller, permission: string, personId: string): Promise<string> {
    const elder = await this.find(caller, permission, personId);
    if (elder === null) throw elderNotFound();
    return innermostOf(elder);
  }

  /** As the platform gives it to the caller; null for somebody whom they may no longer read. */
  async nameOf(caller: Caller, personId: string): Promise<string | null> {
    return (await this.people.among([personId], caller)).get(personId)?.name ?? null;
  }
}
