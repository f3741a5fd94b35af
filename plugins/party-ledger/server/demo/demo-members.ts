import { Injectable } from '@nestjs/common';
import { addDays, addMonths, Clock, Database, newId, type PersonSummary, type UnitPath } from '@yige/plugin-sdk/server';
import type { DuesCategory } from '../../contract/dues.js';
import type { Education } from '../../contract/members.js';
import { ageOn } from '../../rules/structure-brackets.js';
import { earlierOf, laterOf } from '../days.js';
import { DuesBases } from '../dues/dues-bases.js';
import { currentMembers } from '../members/current-members.js';
import { Membership } from '../members/membership.js';
import { MemberSpans } from '../members/spans.js';
import { Terms } from '../organisations/terms.js';
import type { DemoBranch } from './demo-branches.js';
import { inventedName } from './demo-names.js';

const KEPT_BY = '何文斌';
const RETIRED_FROM = 60;
/** Months of dues before this one. */
const MONTHS_OF_DUES = 8;
const COMMITTEE = 5;
const COMMITTEE_FROM = 7;
const EDUCATIONS: readonly Education[] = [
  'bachelor',
  'college',
  'secondary',
  'college',
  'middle',
  'bachelor',
  'secondary',
  'master',
];

/** Invented members: residents of the registry first, the others held only here. */
@Injectable()
export class DemoMembers {
  constructor(
    private readonly database: Database,
    private readonly membership: Membership,
    private readonly spans: MemberSpans,
    private readonly bases: DuesBases,
    private readonly terms: Terms,
    private readonly clock: Clock,
  ) {}

  async admit(branches: readonly DemoBranch[], residents: readonly PersonSummary[], units: UnitPath): Promise<void> {
    let index = 0;
    for (const { holders, members } of branches) {
      for (let nth = 0; nth < members; nth += 1, index += 1) {
        const holder = holders[nth % holders.length] ?? '';
        // Two of three are residents, as long as there are any.
        const resident = index % 3 === 2 ? undefined : residents[index - Math.floor((index + 1) / 3)];
        await this.admitOne({ index, nth, id: holder, units, resident });
      }
    }
  }

  /** The first full members of the branch. */
  async elect({ id, holders, members }: DemoBranch): Promise<void> {
    const all = await currentMembers(this.database, [...new Set([id, ...holders])], this.clock.today());
    const full = all.filter(({ standing }) => standing === 'full');
    const elected = full.slice(0, full.length >= COMMITTEE_FROM ? COMMITTEE : 1).map((member) => member.id);
    // The term of the smallest branch is nearly over.
    const beginsOn = addMonths(this.clock.today(), members > 10 ? -57 : -34);
    await this.terms.replace(
      id,
      beginsOn,
      members > 10 ? 5 : 3,
      elected.map((memberId, index) => ({ memberId, post: postOf(index) })),
    );
  }

  /** Most have paid all months, some not this one, a few not for long. */
  async pay(): Promise<void> {
    const dues = await this.database.query(
      `SELECT d.member_id, d.month, d.amount_fen, d.district_id, d.street_id, d.community_id, d.grid_id
       FROM dues d ORDER BY d.member_id, d.month`,
      [],
      (row) => ({
        memberId: row.text('member_id'),
        month: row.text('month'),
        fen: row.integer('amount_fen'),
        units: [
          row.text('district_id'),
          row.textOrNull('street_id'),
          row.textOrNull('community_id'),
          row.textOrNull('grid_id'),
        ],
      }),
    );
    const order = [...new Set(dues.map(({ memberId }) => memberId))];
    const today = this.clock.today();
    const thisMonth = today.slice(0, 7);
    const paid = dues.filter(({ memberId, month }) => {
      const nth = order.indexOf(memberId);
      if (nth % 53 === 17) return month < addMonths(`${thisMonth}-01`, -7).slice(0, 7);
      return month < thisMonth || nth % 9 !== 4;
    });
    await this.database.insertMany(
      'payments',
      [
        ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'member_id', 'amount_fen', 'paid_on'],
        ...['reverses_id', 'received_by_name', 'recorded_at'],
      ],
      paid.map(({ memberId, month, fen, units }) => [
        ...[newId(), ...units, memberId, fen, earlierOf(`${month}-08`, today), null, KEPT_BY, this.clock.now()],
      ]),
    );
  }

  private async admitOne({ index, nth, id, units, resident }: NewDemoMember): Promise<void> {
    const today = this.clock.today();
    const birthDate =
      resident?.birthDate ?? `${1_948 + ((index * 11) % 54)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
    const retired = ageOn(today, birthDate) >= RETIRED_FROM;
    const probationary = nth % 15 === 14 && !retired;
    const on = probationary ? addDays(addMonths(today, -5), -(index % 20)) : joinedOn(birthDate, index);
    const memberId = await this.membership.add(
      {
        ...{ personId: resident?.id ?? null, name: resident?.name ?? inventedName(index), birthDate, idCheck: null },
        sex: resident?.sex ?? (index % 2 === 0 ? 'female' : 'male'),
        education: EDUCATIONS[index % EDUCATIONS.length] ?? 'college',
      },
      { units },
    );
    const kind = retired ? 'retired' : index % 23 === 5 ? 'mobile' : index % 11 === 7 ? 'withoutPost' : 'inService';
    const standing = probationary ? 'probationary' : 'full';
    const beginning = probationary ? 'accepted' : 'transferredIn';
    await this.spans.begin({ memberId, organisationId: id, standing, kind, on, beginning }, KEPT_BY);
    const fromMonth = addMonths(today, -MONTHS_OF_DUES).slice(0, 7);
    await this.bases.replace(memberId, { fromMonth, ...baseOf(index, retired, kind === 'withoutPost') });
  }
}

interface NewDemoMember {
  index: number;
  nth: number;
  /** Of the branch or group. */
  id: string;
  units: UnitPath;
  resident: PersonSummary | undefined;
}

const two = (number: number) => String(number).padStart(2, '0');
const postOf = (index: number) => (index === 0 ? 'secretary' : index === 1 ? 'deputy' : 'committee');

/** At 22 or 23, and not before the branch was there. */
function joinedOn(birthDate: string, index: number): string {
  const grown = addMonths(birthDate, 12 * (22 + (index % 2)));
  const first = `2012-${two(3 + (index % 9))}-${two(1 + (index % 28))}`;
  return laterOf(grown, first);
}

function baseOf(index: number, retired: boolean, withoutPost: boolean): { category: DuesCategory; baseFen: number } {
  if (withoutPost) return { category: index % 2 === 0 ? 'minimumAllowance' : 'farmer', baseFen: 0 };
  if (retired) return { category: 'retired', baseFen: 280_000 + ((index * 37) % 30) * 10_000 };
  return { category: 'employed', baseFen: 260_000 + ((index * 53) % 90) * 10_000 };
}
