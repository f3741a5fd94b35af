import type { BaseMap, Position, SeedRecord } from '@yige/contracts';
import { admissionRecords } from './admissions.js';
import { type BuildingPlan, estateBuildings, villageHouses } from './buildings.js';
import { inventedCitizenId } from './citizen-id.js';
import { type DiaryPlaces, diaryRecords } from './diaries.js';
import { ESTATE, type MemberPlan, planHouseholds, REFERENCE_DATE, VILLAGE } from './households.js';
import { ESTATE_LIVING, VILLAGE_LIVING, withLiving } from './living.js';
import { matterRecords } from './matters.js';
import { givenName, surname } from './names.js';
import { districtPlan, estateBlock, villageHouse } from './plan.js';
import { pluginOperatorRecords } from './plugin-operators.js';
import { Random } from './random.js';
import { readAccounts, staffRecords } from './staff.js';
import { buildStructure } from './structure.js';
import { buildUnits, type CommunityUnits } from './units.js';

const SEED = 20_261_101;
const VILLAGE_HOUSES = 196;
/** Below this age nobody has a phone of their own. */
const PHONE_SINCE = '2014-11-01';

/** The person whom documentation and mockups show: 82 years old, alone at 3 栋 2 单元 501. */
const SHOWN_RESIDENT = {
  building: '3 栋',
  entrance: '2 单元',
  door: '501',
  name: '陈桂兰',
  birthDate: '1944-05-12',
  worker: 'linxiaoyan.amjy',
};

interface Door {
  dwellingId: string;
  shown: boolean;
}

/**
 * The whole demo district as lines of the district file, in the order in which they load.
 * Deterministic: two calls answer alike to the letter.
 */
export function buildDistrict(): SeedRecord[] {
  const random = new Random(SEED, Date.parse(`${REFERENCE_DATE}T00:00:00Z`));
  const units = buildUnits(random);
  const people = new People(random);
  const structure = buildStructure(new Random(SEED + 1, Date.parse(`${REFERENCE_DATE}T00:00:00Z`)), units);
  const estate = community(
    random,
    people,
    units.estate,
    estateBuildings(),
    estateBlock,
    planHouseholds(random, ESTATE),
  );
  const houses = villageHouses(VILLAGE_HOUSES);
  const village = community(random, people, units.village, houses, villageHouse, planHouseholds(random, VILLAGE));
  const staff = staffRecords(random, units.byName, structure.placeOf);
  const matterRandom = new Random(SEED + 5, Date.parse(`${REFERENCE_DATE}T00:00:00Z`));
  return [
    ...units.records,
    ...structure.records,
    ...withLiving(estate, ESTATE_LIVING, SEED + 2),
    ...withLiving(village, VILLAGE_LIVING, SEED + 3),
    ...staff,
    ...diaryRecords(random, diaryPlaces(estate, staff)),
    ...admissionRecords(new Random(SEED + 4, Date.parse(`${REFERENCE_DATE}T00:00:00Z`)), readAccounts(), {
      ...bureauSeats(structure.records),
      street: unitNamed(units.byName, '柳岸街道'),
    }),
    ...pluginOperatorRecords(
      new Random(SEED + 6, Date.parse(`${REFERENCE_DATE}T00:00:00Z`)),
      readAccounts(),
      bureauSeats(structure.records),
    ),
    ...matterRecords(matterRandom, units.estate.id, [...structure.records, ...estate, ...staff]),
  ];
}

/** What maps of the district draw under their points. */
export function buildPlan(): BaseMap {
  return districtPlan(estateBuildings().length, VILLAGE_HOUSES);
}

/** The district, and the bureaus of it whose work is admitted. */
function bureauSeats(records: readonly SeedRecord[]) {
  const bureauOf = (kind: 'elderly' | 'health' | 'police' | 'volunteer' | 'party') => {
    const bureau = records.find(
      (record) => record.record === 'agency' && record.kind === 'bureau' && record.bureau === kind,
    );
    if (bureau?.record !== 'agency') throw new RangeError(`the district has no bureau for ${kind}`);
    return bureau;
  };
  const { unitId: district, id: civilAffairs } = bureauOf('elderly');
  const [health, police] = [bureauOf('health').id, bureauOf('police').id];
  const [volunteers, party] = [bureauOf('volunteer').id, bureauOf('party').id];
  return { district, civilAffairs, health, police, volunteers, party };
}

function unitNamed(byName: ReadonlyMap<string, string>, name: string): string {
  const id = byName.get(name);
  if (id === undefined) throw new RangeError(`the district has no ${name}`);
  return id;
}

/** The doors of 3 栋, which lies in grid 7, and the grid's worker. */
function diaryPlaces(estate: readonly SeedRecord[], staff: readonly SeedRecord[]): DiaryPlaces {
  const building = estate.find((record) => record.record === 'building' && record.name === SHOWN_RESIDENT.building);
  const dwellings = new Set(
    estate.flatMap((record) => (record.record === 'dwelling' && record.buildingId === building?.id ? [record.id] : [])),
  );
  const householdIds = estate.flatMap((record) =>
    record.record === 'household' && dwellings.has(record.dwellingId) ? [record.id] : [],
  );
  const shown = estate.find((record) => record.record === 'person' && isShown(record));
  const author = staff.find((record) => record.record === 'account' && record.username === SHOWN_RESIDENT.worker);
  if (shown?.record !== 'person' || author === undefined)
    throw new RangeError('the shown resident or worker is missing');
  return { authorId: author.id, shownHouseholdId: shown.householdId, householdIds };
}

function isShown({ name, birthDate }: { name: string; birthDate: string }): boolean {
  return name === SHOWN_RESIDENT.name && birthDate === SHOWN_RESIDENT.birthDate;
}

function community(
  random: Random,
  people: People,
  units: CommunityUnits,
  buildings: BuildingPlan[],
  locate: (index: number) => Position,
  households: MemberPlan[][],
): SeedRecord[] {
  const records: SeedRecord[] = [];
  const doors: Door[] = [];
  buildings.forEach((plan, index) => {
    const buildingId = random.id();
    const gridId = units.gridOfBuilding(index, buildings.length);
    records.push({
      record: 'building',
      id: buildingId,
      communityId: units.id,
      gridId,
      name: plan.name,
      position: index + 1,
      location: locate(index),
    });
    for (const door of plan.doors) {
      const dwellingId = random.id();
      records.push({ record: 'dwelling', id: dwellingId, buildingId, ...door });
      const shown =
        plan.name === SHOWN_RESIDENT.building &&
        door.entrance === SHOWN_RESIDENT.entrance &&
        door.door === SHOWN_RESIDENT.door;
      doors.push({ dwellingId, shown });
    }
  });
  const shownDoor = doors.find(({ shown }) => shown);
  const shownHousehold = shownDoor && households.findIndex((members) => livesAlone(members));
  const others = random.shuffle(doors.filter(({ shown }) => !shown));
  households.forEach((members, index) => {
    const shown = index === shownHousehold;
    const door = shown ? shownDoor : others.pop();
    if (door === undefined) throw new RangeError('more households than dwellings');
    const householdId = random.id();
    records.push({ record: 'household', id: householdId, dwellingId: door.dwellingId });
    records.push(...people.household(householdId, members, shown));
  });
  return records;
}

/** The household that the shown resident takes over: one old woman alone. */
function livesAlone(members: MemberPlan[]): boolean {
  const [only] = members;
  return members.length === 1 && only !== undefined && only.sex === 'female' && only.birthDate <= '1966-11-01';
}

/** Gives people their names, ID numbers and phones, each unique in the district. */
class People {
  private readonly serials = new Map<string, number>();
  private phones = 0;

  constructor(private readonly random: Random) {}

  household(householdId: string, members: MemberPlan[], shown: boolean): SeedRecord[] {
    const surnames = { head: surname(this.random), spouse: surname(this.random) };
    return members.map((member) => {
      const birthDate = shown ? SHOWN_RESIDENT.birthDate : member.birthDate;
      return {
        record: 'person' as const,
        id: this.random.id(),
        householdId,
        name: shown ? SHOWN_RESIDENT.name : surnames[member.line] + givenName(this.random, member.sex, birthDate),
        sex: member.sex,
        birthDate,
        idNumber: this.idNumber(member, birthDate),
        phone: birthDate < PHONE_SINCE ? this.phone() : null,
      };
    });
  }

  private idNumber(member: MemberPlan, birthDate: string): string {
    const key = `${birthDate} ${member.sex}`;
    const serial = this.serials.get(key) ?? 0;
    this.serials.set(key, serial + 1);
    return inventedCitizenId(birthDate, member.sex, serial);
  }

  /** 199 0000 xxxx: no operator has given these out. */
  private phone(): string {
    this.phones += 1;
    return `1990000${String(this.phones).padStart(4, '0')}`;
  }
}
