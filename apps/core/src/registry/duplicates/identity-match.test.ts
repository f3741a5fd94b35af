import type { DuplicateReason } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { duplicateReasons, type Identity } from './identity-match.js';

const chen: Identity = {
  name: '陈桂兰',
  birthDate: '1949-12-31',
  documentType: 'citizenId',
  idNumber: null,
  phones: [],
  dwellingId: null,
};

// Issue 4: "Candidates (same ID; same name + birth date + phone/address)".
describe('two may be one', () => {
  it.each<[string, Partial<Identity>, Partial<Identity>, DuplicateReason[]]>([
    [
      'with one ID number, whatever else differs',
      { idNumber: '11010519491231002X' },
      { idNumber: '11010519491231002X', name: '陈桂蓝', birthDate: '1949-01-01' },
      ['idNumber'],
    ],
    [
      'with one ID number, once in the form of 15 digits',
      { idNumber: '11010519491231002X' },
      { idNumber: '110105491231002' },
      ['idNumber'],
    ],
    [
      'with one phone',
      { phones: ['19900000001'] },
      { phones: ['19900000002', '+86 199 0000 0001'] },
      ['nameBirthPhone'],
    ],
    ['with one door', { dwellingId: 'door' }, { dwellingId: 'door' }, ['nameBirthAddress']],
    [
      'for every reason at once',
      { idNumber: '11010519491231002X', phones: ['19900000001'], dwellingId: 'door' },
      { idNumber: '11010519491231002X', phones: ['19900000001'], dwellingId: 'door' },
      ['idNumber', 'nameBirthPhone', 'nameBirthAddress'],
    ],
    ['not by name and birth date alone', {}, {}, []],
    ['not by phone alone: a family has one', { phones: ['19900000001'] }, { phones: ['19900000001'], name: '王' }, []],
    ['not by door and name alone', { dwellingId: 'door' }, { dwellingId: 'door', birthDate: '1980-01-01' }, []],
    ['not by having no number and no door both', { idNumber: null }, { idNumber: null, dwellingId: null }, []],
    [
      'not by a passport that reads like an old citizen ID',
      { idNumber: '11010519491231002X' },
      { idNumber: '110105491231002', documentType: 'passport' },
      [],
    ],
    // Somebody born in 1849 or 2049 never had a card of the first generation.
    ['not by digits of another century', { idNumber: '11010520491231002X' }, { idNumber: '110105491231002' }, []],
  ])('%s', (_, left, right, reasons) => {
    expect(duplicateReasons({ ...chen, ...left }, { ...chen, ...right })).toEqual(reasons);
    expect(duplicateReasons({ ...chen, ...right }, { ...chen, ...left })).toEqual(reasons);
  });
});
