import { Injectable } from '@nestjs/common';
import { type Client, PEOPLE_AT_ONCE, type Person, type PersonSummary } from '@yige/contracts';
import type { Caller } from '../http/caller.js';
import { CoreClient } from './core-client.js';

/** Narrows a list of residents; left out: everybody whom the reader may see. */
export interface PeopleFilter {
  /** Only people born on or before this day. */
  bornBefore?: string;
  /** Only people whom this unit serves. */
  unit?: string;
}

const PAGE = 200;
/** Changes become visible up to so long after their moment, in milliseconds. */
const LATE = 10_000;

/**
 * Residents of the platform's registry. With a caller they are read with the rights that both have, without one as the
 * plugin itself. A plugin keeps ids, never copies: what it shows it reads here.
 */
@Injectable()
export class People {
  constructor(private readonly core: CoreClient) {}

  /** Throws a `ProblemError` with status 404 for whom the reader may not see. */
  get(id: string, caller?: Caller): Promise<Person> {
    return this.core.forReader(caller).people.get({ params: { id } });
  }

  /** Those of them whom the reader may see, by id, as lists show them: for what stands beside a page of rows. */
  async among(ids: Iterable<string>, caller?: Caller): Promise<Map<string, PersonSummary>> {
    const wanted = [...new Set(ids)];
    const found = new Map<string, PersonSummary>();
    for (let at = 0; at < wanted.length; at += PEOPLE_AT_ONCE) {
      const body = { ids: wanted.slice(at, at + PEOPLE_AT_ONCE) };
      const { items } = await this.core.forReader(caller).people.batch({ body });
      for (const person of items) found.set(person.id, person);
    }
    return found;
  }

  /** Everybody whom the reader may see, by id; pages are fetched as they are consumed. */
  list(filter: PeopleFilter = {}, caller?: Caller): AsyncGenerator<PersonSummary> {
    return this.pages(this.core.forReader(caller), filter);
  }

  /**
   * Everybody who changed since a moment, in the order of the changes; somebody may come twice in two runs. Call it with
   * the moment at which the last run began, on a schedule or when `cn.yige.person.changed.v1` arrives.
   */
  watch(since: Date): AsyncGenerator<PersonSummary> {
    const updatedSince = new Date(since.getTime() - LATE).toISOString();
    return this.pages(this.core.asPlugin(), { updatedSince });
  }

  private async *pages(client: Client, query: PeopleFilter & { updatedSince?: string }): AsyncGenerator<PersonSummary> {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const at = cursor === undefined ? {} : { cursor };
      const page: { items: PersonSummary[]; next: string | null } = await client.people.list({
        query: { ...query, ...at, limit: PAGE },
      });
      yield* page.items;
      cursor = page.next;
    }
  }
}
