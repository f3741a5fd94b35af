import { baseMapSchema, type SeedRecord, seedRecordSchema } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from './citizen-id.js';
import { buildDistrict, buildPlan } from './district.js';
import { REFERENCE_DATE } from './households.js';

const district = buildDistrict();

function all<Kind extends SeedRecord['record']>(kind: Kind) {
  return district.filter((line): line is Extract<SeedRecord, { record: Kind }> => line.record === kind);
}

const estate = all('unit').find(({ name }) => name === '爱民佳苑社区');
const estateBuildings = new Set(
  all('building')
    .filter(({ communityId }) => communityId === estate?.id)
    .map(({ id }) => id),
);
const estateDwellings = new Set(
  all('dwelling')
    .filter(({ buildingId }) => estateBuildings.has(buildingId))
    .map(({ id }) => id),
);
const estateHouseholds = new Set(
  all('household')
    .filter(({ dwellingId }) => estateDwellings.has(dwellingId))
    .map(({ id }) => id),
);
const residents = all('person').filter(({ householdId }) => estateHouseholds.has(householdId));

describe('爱民佳苑, by the figures of the field reports (篇13)', () => {
  it.each([
    ['88 buildings', estateBuildings.size, 88],
    ['4,046 dwellings', estateDwellings.size, 4_046],
    ['7,067 residents', residents.length, 7_067],
    ['1,168 elders of 60 or more', residents.filter(({ birthDate }) => birthDate <= sixtyYearsBefore()).length, 1_168],
    ['180 disabled', residents.filter((person) => hasFact(person, 'disabilityCertificate')).length, 180],
    ['215 elders living alone', residents.filter((person) => hasFact(person, 'livingAlone')).length, 215],
    ['600 elders in an empty nest', residents.filter((person) => hasFact(person, 'emptyNest')).length, 600],
    ['a head in every household', residents.filter(({ head }) => head).length, estateHouseholds.size],
  ])('has %s', (_, counted, reported) => {
    expect(counted).toBe(reported);
  });

  it('has the resident whom the documentation shows, living alone', () => {
    const shown = residents.find(({ name, birthDate }) => name === '陈桂兰' && birthDate === '1944-05-12');
    expect(residents.filter(({ householdId }) => householdId === shown?.householdId)).toHaveLength(1);
  });
});

it('knows homes that are let, that stand empty, and people registered elsewhere', () => {
  const dwellings = all('dwelling').filter(({ id }) => estateDwellings.has(id));
  expect(dwellings.filter(({ rented }) => rented)).toHaveLength(310);
  expect(dwellings.filter(({ vacant }) => vacant)).toHaveLength(4_046 - estateHouseholds.size);
  const kinds = new Set(residents.map(({ residence }) => residence?.kind));
  expect(kinds).toEqual(new Set(['permanent', 'tenant', 'floating']));
  const elsewhere = residents.filter(({ registration }) => registration?.divisionCode !== estate?.code);
  expect(elsewhere.length).toBeGreaterThan(260);
});

describe('who works where', () => {
  const bodies = new Map(all('body').map((body) => [body.id, body]));
  const agencies = new Map(all('agency').map((agency) => [agency.id, agency]));
  const placesOf = (role: string) =>
    all('appointment')
      .filter((appointment) => appointment.role === role)
      .map(({ bodyId, agencyId }) => bodies.get(bodyId ?? '')?.kind ?? agencies.get(agencyId ?? '')?.kind ?? null);

  it.each([
    ['communitySecretary', 'partyOrganisation'],
    ['communityWorker', 'workStation'],
    ['gridWorker', 'workStation'],
    ['stationDoctor', 'healthStation'],
    ['policeOfficer', 'policeRoom'],
    ['streetOfficial', null],
  ])('every %s in a %s', (role, place) => {
    expect(placesOf(role).length).toBeGreaterThan(0);
    expect(new Set(placesOf(role))).toEqual(new Set([place]));
  });
});

describe('the district file', () => {
  it('holds to the contract, line by line', () => {
    for (const line of district) expect(seedRecordSchema.safeParse(line).error).toBeUndefined();
  });

  it('is the same every time', () => {
    expect(JSON.stringify(buildDistrict())).toBe(JSON.stringify(district));
  });

  it('refers only backwards, so that it loads in one pass', () => {
    const seen = new Set<string>();
    for (const line of district) {
      for (const [field, value] of Object.entries(line)) {
        if (field.endsWith('Id') && typeof value === 'string')
          expect(seen.has(value), `${field} of ${line.id}`).toBe(true);
      }
      seen.add(line.id);
    }
  });

  it('gives every person an ID number of their own, right by GB 11643-1999 and in no assigned division', () => {
    const numbers = all('person').map(({ idNumber }) => idNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) {
      expect(number.startsWith('990101')).toBe(true);
      expect(number.at(-1)).toBe(checkCharacter(number.slice(0, 17)));
    }
  });

  it('agrees with the examples of the standard', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('44052418800101001')).toBe('4');
  });
});

function sixtyYearsBefore(): string {
  return `${Number(REFERENCE_DATE.slice(0, 4)) - 60}${REFERENCE_DATE.slice(4)}`;
}

function hasFact({ facts }: Extract<SeedRecord, { record: 'person' }>, kind: string): boolean {
  return facts?.some((fact) => fact.kind === kind) ?? false;
}

describe('the plan of the district', () => {
  const plan = buildPlan();

  it('holds to the contract, and outlines every building', () => {
    expect(() => baseMapSchema.parse(plan)).not.toThrow();
    const outlined = plan.features.filter(({ properties }) => properties.kind === 'building');
    expect(outlined).toHaveLength(all('building').length);
  });

  it('has every building within an outline of its own, so that a point stands on its house', () => {
    const outlines = plan.features.flatMap(({ properties, geometry }) =>
      properties.kind === 'building' && geometry.type === 'Polygon' ? geometry.coordinates : [],
    );
    all('building').forEach(({ name, location }, index) => {
      const longitudes = outlines[index]?.map(([longitude]) => longitude) ?? [];
      const latitudes = outlines[index]?.map(([, latitude]) => latitude) ?? [];
      expect(location?.longitude, name).toBeGreaterThan(Math.min(...longitudes));
      expect(location?.longitude, name).toBeLessThan(Math.max(...longitudes));
      expect(location?.latitude, name).toBeGreaterThan(Math.min(...latitudes));
      expect(location?.latitude, name).toBeLessThan(Math.max(...latitudes));
    });
  });

  it('knows where each matter of it is', () => {
    const places = all('matter').map(({ matter }) => matter.place);
    expect(places.filter(({ position, buildingId }) => (position ?? buildingId ?? null) === null)).toEqual([]);
  });
});
