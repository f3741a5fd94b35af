import { Injectable } from '@nestjs/common';
import { addDays, Clock, type LedgerQuery, type LedgerRow, LedgerRows } from '@yige/plugin-sdk/server';
import type { Organisation } from '../../contract/organisations.js';
import { organisationsLedger } from '../../ledgers/organisations.js';
import { earlierOf } from '../days.js';
import { OrganisationList } from '../organisations/organisation-list.js';
import { OrganisationTree } from '../organisations/organisation-tree.js';
import { Organisations } from '../organisations/organisations.js';

type Row = LedgerRow<typeof organisationsLedger>;

const FOUNDED = { 'zh-CN': '登记成立', en: 'Registered' };
const ELECTED = { 'zh-CN': '换届选举', en: 'Elected' };

/** Answers 党组织台账. */
@Injectable()
export class OrganisationsLedger {
  constructor(
    private readonly organisations: Organisations,
    private readonly list: OrganisationList,
    private readonly clock: Clock,
  ) {}

  /** The whole tree is needed to count one of its organisations: there are as many as a unit has, never a page more. */
  @LedgerRows(organisationsLedger)
  async rows({ scope, until, after, limit, filter }: LedgerQuery<typeof organisationsLedger>): Promise<Row[]> {
    const day = earlierOf(addDays(until, -1), this.clock.today());
    const tree = await this.organisations.tree(scope, day);
    return (await this.list.of(tree, day))
      .filter(({ id, kind }) => (after === null || id > after) && (filter.kind === undefined || kind === filter.kind))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .slice(0, limit)
      .flatMap((organisation) => rowOf(organisation, tree));
  }
}

function rowOf(organisation: Organisation, tree: OrganisationTree): Row[] {
  const { id, name, kind, parentId, foundedOn, members, probationary, term, findings } = organisation;
  const units = tree.get(id)?.units;
  if (units === undefined) return [];
  const parent = parentId === null ? null : (tree.get(parentId)?.name ?? null);
  const link = { page: '/organisations' };
  return [
    {
      ...{ key: id, personId: null, units },
      cells: {
        ...{ name, kind, parent, foundedOn, members, probationary, findings: findings.length },
        ...{ secretary: term?.secretary ?? null, termEndsOn: term?.endsOn ?? null },
      },
      records: [
        { columns: ['name', 'kind', 'parent', 'foundedOn'], on: foundedOn, what: FOUNDED, by: null, link },
        ...(term === null
          ? []
          : [{ columns: ['secretary', 'termEndsOn'] as const, on: term.beginsOn, what: ELECTED, by: null, link }]),
      ],
    },
  ];
}
