import type { Client, ExportKind, PeopleFilter } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { checked, upload } from './support/imports.js';
import { codeOf } from './support/problems.js';
import { citizenId } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('exporting, on %s', (dialect) => {
  let platform: TestPlatform;
  let secretary: Client;
  const number = citizenId('1950-02-03', 955);
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    secretary = await platform.clientOf('secretary.elm');
    // A name that a spreadsheet would run.
    await secretary.people.create({
      body: {
        name: '+周危险',
        sex: 'male',
        birthDate: '1950-02-03',
        documentType: 'citizenId',
        idNumber: number,
        phone: '19900009551',
        source: '网格员上门',
        residence: {
          dwellingId: idOf('elm-1-dwelling'),
          householdId: idOf('elm-1-household'),
          residenceKind: 'permanent',
          validFrom: '2020-01-01',
        },
      },
    });
  });
  afterAll(() => platform?.stop());

  const text = async (kind: ExportKind, unit = 'elm', client = secretary) => {
    const body = { kind, format: 'csv' as const, unitId: idOf(unit), reason: '核对居民名单' };
    return (await client.exports.make({ body })).text();
  };

  it('takes residents of the unit out, masked, harmless, with who, when and what for', async () => {
    const csv = await text('people');
    expect(csv).toContain(
      `'+周危险,男,1950-02-03,身份证,9****************${number.slice(-1)},199****9551,1 栋,1,101,elmelm-1,常住,2020-01-01,,`,
    );
    expect(csv).not.toContain(number);
    expect(csv).toMatch(/导出人：secretary\.elm,导出时间：\d{4}-.*Z,用途：核对居民名单/);
    expect(csv).not.toMatch(/陈ash|陈oak/);
    const people = csv.split('\r\n').filter((line) => line.includes('陈elm')).length;
    expect(people).toBe(6);
  });

  it('takes residents out as their list is narrowed, and no others are', async () => {
    const narrowed = async (people: PeopleFilter, kind: ExportKind = 'people') => {
      const body = { kind, format: 'csv' as const, unitId: idOf('elm'), reason: '核对居民名单', people };
      return (await secretary.exports.make({ body })).text();
    };
    expect(await narrowed({ residenceKind: 'permanent', ageFrom: 60 })).toContain('周危险');
    expect(await narrowed({ residenceKind: 'floating' })).not.toContain('周危险');
    await expect(narrowed({ fact: 'minimumAllowance' })).rejects.toMatchObject({ code: 'person.factUnknown' });
    await expect(narrowed({ ageFrom: 60 }, 'staff')).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it.each<[ExportKind, string]>([
    ['addresses', '1 栋,1,1,101,否,否,elmelm-1'],
    ['units', '990101001001,elm,社区,north'],
    ['staff', 'secretary.elm,社区书记,elm,2020-01-01'],
  ])('takes %s out', async (kind, line) => {
    expect(await text(kind)).toContain(line);
  });

  it('writes a workbook that the import reads again', async () => {
    const body = { kind: 'people' as const, format: 'xlsx' as const, unitId: idOf('elm'), reason: '核对居民名单' };
    const file = await secretary.exports.make({ body });
    expect(file.name).toMatch(/^elm 居民 \d{4}-\d{2}-\d{2}\.xlsx$/);
    const again = await checked(secretary, await upload(secretary, file));
    // Masked numbers are no numbers: nobody can be overwritten by what was taken out.
    expect(again.counts).toMatchObject({ created: 0, changed: 0 });
  });

  it('asks for a reason, the right, and the scope, and writes it down', async () => {
    const body = { kind: 'people', format: 'csv', unitId: idOf('elm'), reason: '核对居民名单' };
    const post = async (username: string, changes = {}) =>
      codeOf(
        await platform.post('/api/v1/exports', { ...body, ...changes }, { cookie: await platform.cookieOf(username) }),
      );
    expect(await post('secretary.elm', { reason: ' ' })).toBe('request.invalid');
    expect(await post('secretary.elm', { unitId: idOf('oak') })).toBe('export.unitUnknown');
    expect(await post('worker.elm-1')).toBe('request.forbidden');
    const reasons = await platform.database.query(
      "SELECT reason FROM audit_entries WHERE action = 'export.made'",
      [],
      (row) => row.text('reason'),
    );
    expect(new Set(reasons)).toEqual(new Set(['核对居民名单']));
  });
});
