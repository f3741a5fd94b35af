import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type FoundHit,
  type Locale,
  type PersonSummary,
  pageAt,
  type RouteInput,
  type RouteOutput,
  type routes,
  SEARCH_HITS,
  SEARCHED_PEOPLE,
  type SearchHit,
  type UnitPath,
} from '@yige/contracts';
import { holds, type StaffCaller } from '../access/caller.js';
import type { Scope } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import type { InstalledVersion } from '../plugins/installed-plugins.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { People } from '../registry/people.js';
import { termOf } from '../registry/search/search-term.js';
import { AskedPlugins } from './asked-plugins.js';

type Found = RouteOutput<typeof routes.search.find>;

/** A plugin that searches for the caller, and where they hold the permission that it asks for. */
interface Searched {
  plugin: InstalledVersion;
  search: NonNullable<InstalledVersion['manifest']['search']>;
  scope: Extract<Scope, { kind: 'units' }>;
}

/**
 * Residents by the registry's own search, and whatever each plugin finds: all are asked at once, and one that gives no
 * answer is named and waited for no longer. Neither what is searched nor what is found is logged.
 */
@Injectable()
export class Search {
  constructor(
    private readonly people: People,
    private readonly directory: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly asked: AskedPlugins,
  ) {}

  async find(
    caller: StaffCaller,
    { q, part }: RouteInput<typeof routes.search.find>['query'],
    locale: Locale,
  ): Promise<Found> {
    const searched = part === 'residents' ? [] : this.searchedFor(caller);
    const known = await this.known(caller, q, searched.length === 0 ? SEARCH_HITS : SEARCHED_PEOPLE);
    const residents = part === 'plugins' ? [] : known.slice(0, SEARCH_HITS);
    return { residents, ...(await this.inPlugins(caller, searched, { q, locale, known })) };
  }

  private async known(caller: StaffCaller, q: string, limit: number): Promise<PersonSummary[]> {
    if (!holds(caller, corePermissions.personRead)) return [];
    return (await this.people.list(caller, { q, limit })).items;
  }

  private searchedFor(caller: StaffCaller): Searched[] {
    return this.plugins.all().flatMap(({ id }) => {
      const plugin = this.plugins.versionOf(id, caller);
      const search = plugin?.manifest.search;
      if (plugin === null || search === undefined) return [];
      const scope = this.directory.scopeOf(caller, search.permission);
      return scope.kind === 'everywhere' || scope.units.length === 0 ? [] : [{ plugin, search, scope }];
    });
  }

  private async inPlugins(
    caller: StaffCaller,
    searched: readonly Searched[],
    { q, locale, known }: { q: string; locale: Locale; known: readonly PersonSummary[] },
  ): Promise<Pick<Found, 'plugins' | 'missing'>> {
    const text = termOf(q).kind === 'number' ? null : q;
    const answers = await Promise.all(
      searched.map(async (each) => {
        const { plugin, scope } = each;
        const units = scope.units.map(({ id, level }) => ({ id, level }));
        const personIds = known.filter((person) => this.liesIn(scope, person.units)).map(({ id }) => id);
        const query = { text, personIds, scope: { units }, limit: SEARCH_HITS, locale };
        return { ...each, hits: await this.asked.ask(caller, plugin, query) };
      }),
    );
    const people = await this.peopleOf(
      caller,
      answers.flatMap(({ hits }) => hits ?? []),
      known,
    );
    return {
      plugins: answers.flatMap(({ hits, ...each }) => {
        const shown = this.shown(caller, each, hits ?? [], people);
        const { plugin, search } = each;
        return shown.length === 0 ? [] : [{ plugin: faceOf(plugin), title: search.title, hits: shown }];
      }),
      missing: answers.flatMap(({ hits, plugin }) =>
        hits === null ? [{ id: plugin.pluginId, name: plugin.manifest.name }] : [],
      ),
    };
  }

  /** Those whom hits name and the caller may read; one statement for all plugins, none where core has found them already. */
  private async peopleOf(
    caller: StaffCaller,
    hits: readonly SearchHit[],
    known: readonly PersonSummary[],
  ): Promise<Map<string, PersonSummary>> {
    const people = new Map(known.map((person) => [person.id, person]));
    const named = hits.flatMap((hit) => (hit.kind === 'person' && !people.has(hit.personId) ? [hit.personId] : []));
    const more = named.length === 0 ? [] : await this.people.batch(caller, [...new Set(named)]);
    for (const person of more) people.set(person.id, person);
    return people;
  }

  /** What the caller may see of it; that a plugin answered anything else is on record. */
  private shown(
    caller: StaffCaller,
    { plugin, scope }: Searched,
    hits: readonly SearchHit[],
    people: ReadonlyMap<string, PersonSummary>,
  ): FoundHit[] {
    const { pages } = plugin.manifest;
    const mayOpen = (path: string) => {
      const page = pageAt(pages, path);
      return page !== undefined && holds(caller, page.permission);
    };
    const shown = hits.flatMap((hit): FoundHit[] => {
      if (hit.page !== null && !mayOpen(hit.page)) return [];
      const { note, page } = hit;
      if (hit.kind === 'record') {
        return this.includes(scope, hit.unitId) ? [{ personId: null, title: hit.title, note, page }] : [];
      }
      const person = people.get(hit.personId);
      if (person === undefined || !this.liesIn(scope, person.units)) return [];
      return [{ personId: person.id, title: person.name, note, page }];
    });
    const dropped = hits.length - shown.length;
    if (dropped > 0) this.asked.note(plugin, 'it answered hits that the caller may not see');
    return shown;
  }

  private liesIn(scope: Scope, { districtId, streetId, communityId, gridId }: UnitPath): boolean {
    return this.includes(scope, gridId ?? communityId ?? streetId ?? districtId);
  }

  private includes(scope: Scope, unitId: string): boolean {
    const unit = this.directory.byId(unitId);
    return unit !== null && this.directory.isInScope(scope, unit.number);
  }
}

function faceOf({ manifest: { id, name, glyph, bureau } }: InstalledVersion): Found['plugins'][number]['plugin'] {
  return { id, name, glyph, color: bureau.kind };
}
