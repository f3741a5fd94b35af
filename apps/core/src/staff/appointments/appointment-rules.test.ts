import { isUpward, type Role } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import {
  type AppointmentCase,
  administratorFaults,
  appointmentFaults,
  homeFaults,
  secondmentFaults,
} from './appointment-rules.js';
import { overlap, type PostTerm } from './post-term.js';

const OPEN = '9999-12-31';

function term(changes: Partial<PostTerm> = {}): PostTerm {
  return {
    ...{ id: 'proposed', accountId: 'person', unitNumber: 1, role: 'communityWorker', kind: 'regular' },
    ...{ bodyId: null, agencyId: null, partnerId: null, secondedFrom: null, basis: null },
    ...{ validFrom: '2026-03-01', validTo: OPEN },
    ...changes,
  };
}

function appointment(changes: Partial<AppointmentCase> = {}): AppointmentCase {
  return {
    proposed: term(),
    place: { level: 'community', bodyKinds: new Set() },
    held: [],
    person: { disabled: false, isCaller: false },
    ...changes,
  };
}

const codes = (faults: readonly { field: string; code: string }[]) =>
  faults.map(({ field, code }) => `${field} ${code}`);

describe('an appointment', () => {
  it.each<[what: string, changes: Partial<AppointmentCase>, faults: string[]]>([
    ['nothing speaks against', {}, []],
    [
      '“staffManage can’t appoint administrators”',
      { proposed: term({ role: 'auditAdministrator' }) },
      ['role administratorRole'],
    ],
    ['“nobody appoints themselves”', { person: { disabled: false, isCaller: true } }, ['accountId oneself']],
    ['a disabled account', { person: { disabled: true, isCaller: false } }, ['accountId disabledAccount']],
    [
      '“outside the caller’s scope”, “nor above the own unit”',
      { place: { level: null, bodyKinds: new Set() } },
      ['unitId unitUnknown'],
    ],
    ['a street official of a community', { proposed: term({ role: 'streetOfficial' }) }, ['unitId wrongLevel']],
    ['“end before begin”', { proposed: term({ validTo: '2026-03-01' }) }, ['validTo endBeforeBegin']],
    ['a day before it begins', { proposed: term({ validTo: '2026-02-28' }) }, ['validTo endBeforeBegin']],
    ['“overlapping same post twice”', { held: [term({ id: 'held' })] }, ['role samePost']],
    [
      'the same post again after it has ended',
      { held: [term({ id: 'held', validFrom: '2025-01-01', validTo: '2026-03-01' })] },
      [],
    ],
    [
      'the same role in another unit, “two regular posts at once”',
      { held: [term({ id: 'held', unitNumber: 2 })] },
      ['kind secondRegular'],
    ],
    [
      '“the second must be concurrent”',
      { proposed: term({ kind: 'concurrent' }), held: [term({ id: 'held', unitNumber: 2 })] },
      [],
    ],
    [
      'a second regular one that begins when the first ends',
      { held: [term({ id: 'held', unitNumber: 2, validFrom: '2025-01-01', validTo: '2026-03-01' })] },
      [],
    ],
    [
      'a regular one beside one that was withdrawn',
      { held: [term({ id: 'held', unitNumber: 2, validFrom: '2026-04-01', validTo: '2026-04-01' })] },
      [],
    ],
    [
      'an administrator, “none beside”',
      {
        held: [term({ id: 'held', role: 'systemAdministrator', unitNumber: 9 })],
        proposed: term({ kind: 'concurrent' }),
      },
      ['accountId administratorHolder'],
    ],
  ])('%s', (_, changes, faults) => {
    expect(codes(appointmentFaults(appointment(changes)))).toEqual(faults);
  });

  const bodies = new Set(['workStation', 'residentsCommittee'] as const);
  it.each<[role: Role, place: Partial<AppointmentCase['place']>, faults: string[]]>([
    // “A role that does not fit the body”: a work station carries government work, a committee governs itself.
    ['communityWorker', { body: 'workStation' }, []],
    ['communityWorker', { body: 'residentsCommittee' }, ['bodyId wrongBody']],
    ['committeeDirector', { body: 'residentsCommittee' }, []],
    ['committeeDirector', { body: 'villagersCommittee' }, []],
    ['committeeDirector', { body: 'workStation' }, ['bodyId wrongBody']],
    ['communitySecretary', { body: 'partyOrganisation' }, []],
    ['supervisor', { body: 'supervisionCommittee' }, []],
    ['mediator', { body: 'mediationCommittee' }, []],
    ['communityWorker', {}, ['bodyId bodyMissing']],
    // Where the fitting body has not been entered yet, the post belongs to the unit.
    ['mediator', {}, []],
    ['communityWorker', { body: null }, ['bodyId bodyUnknown']],
    ['stationDoctor', { agency: 'healthStation' }, []],
    ['stationDoctor', { body: 'workStation' }, ['bodyId wrongBody']],
    ['stationDoctor', { agency: null }, ['agencyId agencyUnknown']],
    ['committeeMember', { body: 'residentsCommittee', agency: 'policeRoom' }, ['agencyId wrongAgency']],
    ['propertyManager', { partner: 'propertyCompany' }, []],
    ['propertyManager', { partner: 'ownersCommittee' }, ['partnerId wrongPartner']],
    ['propertyManager', {}, ['partnerId partnerMissing']],
    ['ownersRepresentative', { partner: null }, ['partnerId partnerUnknown']],
    ['policeOfficer', { partner: 'propertyCompany' }, ['partnerId wrongPartner']],
    // What a bureau runs is run in the bureau.
    ['pluginOperator', { level: 'district', agency: 'bureau' }, []],
    ['pluginOperator', { level: 'district' }, ['agencyId agencyMissing']],
    ['pluginOperator', { level: 'district', agency: 'policeRoom' }, ['agencyId wrongAgency']],
  ])('as %s in %o', (role, place, faults) => {
    const given = appointment({ proposed: term({ role }), place: { level: 'community', bodyKinds: bodies, ...place } });
    expect(codes(appointmentFaults(given))).toEqual(faults);
  });
});

describe('an administrator', () => {
  const place = { level: 'district', bodyKinds: new Set<never>() } as const;
  it.each<[what: string, held: PostTerm[], faults: string[]]>([
    [
      '“one person holds at most one of the three”',
      [term({ role: 'auditAdministrator' })],
      ['accountId administratorBeside'],
    ],
    ['“none beside”', [term()], ['accountId administratorBeside']],
    ['after other posts have ended', [term({ validFrom: '2025-01-01', validTo: '2026-03-01' })], []],
  ])('%s', (_, held, faults) => {
    const given = appointment({ proposed: term({ role: 'securityAdministrator' }), place, held });
    expect(codes(administratorFaults(given))).toEqual(faults);
  });
});

describe('a secondment', () => {
  const home = term({ id: 'home', unitNumber: 2, role: 'gridWorker', validFrom: '2026-01-01', validTo: '2027-01-01' });
  const host = (changes: Partial<PostTerm> = {}) =>
    term({ kind: 'secondment', secondedFrom: 'home', validTo: '2026-09-01', ...changes });
  it.each<[what: string, proposed: PostTerm, upward: boolean, others: PostTerm[], faults: string[]]>([
    ['nothing speaks against', host(), false, [], []],
    ['to where one is at home', host({ unitNumber: 2 }), false, [], ['unitId secondedHome']],
    ['before the post at home', host({ validFrom: '2025-12-31' }), false, [], ['validFrom beforeHome']],
    ['beyond the post at home', host({ validTo: '2027-01-02' }), false, [], ['validTo beyondHome']],
    ['upward with basis and end: the exception', host(), true, [], []],
    ['twice at once', host(), false, [host({ id: 'other', unitNumber: 3 })], ['validFrom alreadyLent']],
    [
      'twice, one after the other',
      host(),
      false,
      [host({ id: 'other', validFrom: '2026-09-01', validTo: '2026-10-01' })],
      [],
    ],
    ['as administrator', host({ role: 'systemAdministrator' }), false, [], ['role administratorRole']],
  ])('%s', (_, proposed, upward, others, faults) => {
    const given = { ...appointment({ proposed, held: [home, ...others] }), home, upward };
    expect(codes(secondmentFaults(given))).toEqual(faults);
  });

  it('upward without an end is refused, sideways it may stay open while home does', () => {
    const open = { ...home, validTo: OPEN };
    const given = { ...appointment({ proposed: host({ validTo: OPEN }), held: [open] }), home: open };
    expect(codes(secondmentFaults({ ...given, upward: true }))).toEqual(['validTo upwardWithoutEnd']);
    expect(codes(secondmentFaults({ ...given, upward: false }))).toEqual([]);
  });

  it('keeps the post at home from ending under it', () => {
    expect(codes(homeFaults({ ...home, validTo: '2026-08-31' }, [host()]))).toEqual(['validTo lentBeyond']);
    expect(codes(homeFaults({ ...home, validFrom: '2026-03-02' }, [host()]))).toEqual(['validFrom lentBefore']);
    expect(homeFaults({ ...home, validTo: '2026-09-01' }, [host()])).toEqual([]);
  });

  it.each([
    ['grid', 'community', false],
    ['grid', 'street', true],
    ['community', 'street', true],
    ['street', 'district', true],
    ['community', 'community', false],
    ['street', 'grid', false],
  ] as const)('from %s to %s is upward: %s', (from, to, upward) => {
    expect(isUpward(from, to)).toBe(upward);
  });
});

it.each([
  ['2026-01-01', '2026-02-01', '2026-02-01', '2026-03-01', false],
  ['2026-01-01', '2026-02-02', '2026-02-01', '2026-03-01', true],
  ['2026-01-01', '2026-12-31', '2026-05-01', '2026-05-01', false],
])('%s until %s and %s until %s share a day: %s', (from, to, otherFrom, otherTo, shared) => {
  const one = { validFrom: from, validTo: to };
  const other = { validFrom: otherFrom, validTo: otherTo };
  expect([overlap(one, other), overlap(other, one)]).toEqual([shared, shared]);
});
