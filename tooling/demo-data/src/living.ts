import type { SeedRecord } from '@yige/contracts';
import { REFERENCE_DATE } from './households.js';
import { Random } from './random.js';

type Seed<Kind extends SeedRecord['record']> = Extract<SeedRecord, { record: Kind }>;
type PersonSeed = Seed<'person'>;
type FactSeed = NonNullable<PersonSeed['facts']>[number];

/** How many of a community have what; the figures of 爱民佳苑 that a report gives are exact (篇13: 180 disabled). */
export interface LivingFigures {
  code: string;
  street: string;
  rentedHomes: number;
  disabled: number;
  minimumAllowance: number;
  specialHardship: number;
  veterans: number;
  /** Residents registered in the village, where they hold a share (人户分离). */
  registeredInVillage: number;
  /** Old people alone whose children work far away. */
  leftBehind: boolean;
  /** The collective whose shares its adults hold. */
  collective: string | null;
}

export const ESTATE_LIVING: LivingFigures = {
  code: '990101001001',
  street: '爱民路 8 号',
  rentedHomes: 310,
  disabled: 180,
  minimumAllowance: 96,
  specialHardship: 12,
  veterans: 140,
  registeredInVillage: 260,
  leftBehind: false,
  collective: null,
};

export const VILLAGE_LIVING: LivingFigures = {
  code: '990101002001',
  street: '石桥村',
  rentedHomes: 4,
  disabled: 14,
  minimumAllowance: 15,
  specialHardship: 3,
  veterans: 9,
  registeredInVillage: 0,
  leftBehind: true,
  collective: '石桥村股份经济合作社',
};

const VILLAGE = { divisionCode: '990101002001', address: '石桥镇石桥村', collective: '石桥村股份经济合作社' };
/** Divisions that GB/T 2260 does not assign, where people who rent here are registered. */
const ELSEWHERE = ['990203', '990311', '990427', '990502'];

const POLICE = '公安户籍';
const AT_THE_DOOR = '网格员上门';
const CIVIL_AFFAIRS = '区民政局';

/** The same community with who lives how: relations, facts, heads of households, empty and rented homes. */
export function withLiving(records: readonly SeedRecord[], figures: LivingFigures, seed: number): SeedRecord[] {
  const random = new Random(seed, Date.parse(`${REFERENCE_DATE}T00:00:00Z`));
  const people = records.filter((record) => record.record === 'person');
  const households = records.filter((record) => record.record === 'household');
  const choice = new Choice(random, people);
  const rented = new Set(pickHouseholds(random, households, people, figures.rentedHomes));
  const living = new Living(random, figures, people, rented, {
    disabled: choice.of(figures.disabled, (person) => (isElder(person) ? 4 : 1)),
    minimumAllowance: choice.of(figures.minimumAllowance, (person) => (isElder(person) ? 2 : 1)),
    specialHardship: choice.of(figures.specialHardship, (person) => (isElder(person) ? 1 : 0)),
    veterans: choice.of(figures.veterans, ({ sex, birthDate }) => (sex === 'male' && birthDate < '1990-01-01' ? 1 : 0)),
    registeredInVillage: choice.of(figures.registeredInVillage, ({ householdId }) => (rented.has(householdId) ? 0 : 1)),
  });
  const inhabited = new Set(households.map(({ dwellingId }) => dwellingId));
  const letHomes = new Set(households.filter(({ id }) => rented.has(id)).map(({ dwellingId }) => dwellingId));
  return records.map((record): SeedRecord => {
    if (record.record === 'person') return living.of(record);
    if (record.record !== 'dwelling') return record;
    return { ...record, vacant: !inhabited.has(record.id), rented: letHomes.has(record.id) };
  });
}

function isElder({ birthDate }: PersonSeed): boolean {
  return birthDate <= yearsBefore(60);
}

function yearsBefore(years: number): string {
  return `${Number(REFERENCE_DATE.slice(0, 4)) - years}${REFERENCE_DATE.slice(4)}`;
}

/** Homes that are let: those of younger people, never the shown resident's. */
function pickHouseholds(
  random: Random,
  households: readonly Seed<'household'>[],
  people: readonly PersonSeed[],
  count: number,
): string[] {
  const withElders = new Set(people.filter(isElder).map(({ householdId }) => householdId));
  return random
    .shuffle(households.filter(({ id }) => !withElders.has(id)))
    .slice(0, count)
    .map(({ id }) => id);
}

/** Picks exactly so many people, the more readily the heavier they weigh. */
class Choice {
  constructor(
    private readonly random: Random,
    private readonly people: readonly PersonSeed[],
  ) {}

  of(count: number, weigh: (person: PersonSeed) => number): ReadonlySet<string> {
    const ranked = this.people
      .filter((person) => weigh(person) > 0)
      .map((person) => ({ id: person.id, rank: this.random.next() ** (1 / weigh(person)) }))
      .sort((left, right) => right.rank - left.rank);
    return new Set(ranked.slice(0, count).map(({ id }) => id));
  }
}

interface Chosen {
  disabled: ReadonlySet<string>;
  minimumAllowance: ReadonlySet<string>;
  specialHardship: ReadonlySet<string>;
  veterans: ReadonlySet<string>;
  registeredInVillage: ReadonlySet<string>;
}

class Living {
  private readonly members = new Map<string, PersonSeed[]>();

  constructor(
    private readonly random: Random,
    private readonly figures: LivingFigures,
    people: readonly PersonSeed[],
    private readonly rented: ReadonlySet<string>,
    private readonly chosen: Chosen,
  ) {
    for (const person of people) {
      this.members.set(person.householdId, [...(this.members.get(person.householdId) ?? []), person]);
    }
  }

  of(person: PersonSeed): PersonSeed {
    const members = this.members.get(person.householdId) ?? [];
    const tenant = this.rented.has(person.householdId);
    const since = tenant ? this.day(2023, 2025) : this.day(2011, 2022);
    const shown = person.name === '陈桂兰' && person.birthDate === '1944-05-12';
    const inVillage = shown || this.chosen.registeredInVillage.has(person.id);
    const kind = tenant ? this.random.pick(['tenant', 'tenant', 'floating'] as const) : 'permanent';
    return {
      ...person,
      head: members[0]?.id === person.id,
      residence: { kind, since, source: AT_THE_DOOR },
      registration: this.registration(tenant, inVillage, since),
      ...(inVillage || this.figures.collective !== null ? this.share(person) : {}),
      facts: this.facts(person, members),
    };
  }

  private registration(tenant: boolean, inVillage: boolean, since: string): NonNullable<PersonSeed['registration']> {
    if (inVillage) {
      const { divisionCode, address } = VILLAGE;
      return { divisionCode, address, since: this.day(1983, 1999), source: POLICE };
    }
    if (!tenant) return { divisionCode: this.figures.code, address: this.figures.street, since, source: POLICE };
    const divisionCode = this.random.pick(ELSEWHERE);
    return { divisionCode, address: `外地 ${divisionCode}`, since: this.day(1990, 2010), source: POLICE };
  }

  private share({ birthDate }: PersonSeed): Pick<PersonSeed, 'share'> {
    if (birthDate > yearsBefore(18)) return {};
    return { share: { collective: VILLAGE.collective, hundredths: 100, since: '2018-03-20', source: '农业农村局' } };
  }

  private facts(person: PersonSeed, members: readonly PersonSeed[]): FactSeed[] {
    const facts: FactSeed[] = [];
    const add = (kind: string, source: string, value: FactSeed['value'] = {}) =>
      facts.push({ kind, value, since: this.day(2021, 2025), source });
    if (isElder(person) && members.length === 1) add('livingAlone', AT_THE_DOOR);
    if (members.length === 2 && members.every(isElder)) add('emptyNest', AT_THE_DOOR);
    if (this.figures.leftBehind && isElder(person) && members.length === 1) {
      add('leftBehind', AT_THE_DOOR, { group: 'elder' });
    }
    if (this.chosen.veterans.has(person.id)) add('veteran', '退役军人事务局');
    if (person.birthDate <= yearsBefore(80)) add('oldAgeAllowance', CIVIL_AFFAIRS, { monthlyAmount: 5_000 });
    if (this.chosen.minimumAllowance.has(person.id)) {
      add('minimumAllowance', CIVIL_AFFAIRS, { monthlyAmount: this.random.between(40, 85) * 1_000 });
    }
    if (this.chosen.specialHardship.has(person.id)) add('specialHardship', CIVIL_AFFAIRS, { support: 'atHome' });
    if (this.chosen.disabled.has(person.id)) {
      add('disabilityCertificate', '区残联', {
        category: this.random.pick([
          'limb',
          'limb',
          'sight',
          'hearing',
          'intellectual',
          'mental',
          'speech',
          'multiple',
        ]),
        grade: this.random.pick(['first', 'second', 'second', 'third', 'third', 'fourth']),
      });
    }
    return facts;
  }

  private day(firstYear: number, lastYear: number): string {
    const two = (number: number) => String(number).padStart(2, '0');
    return [
      this.random.between(firstYear, lastYear),
      two(this.random.between(1, 12)),
      two(this.random.between(1, 28)),
    ].join('-');
  }
}
