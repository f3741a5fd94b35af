import { newMatterSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import { noContact } from './contact-fields.js';
import { draftOf, reportBody, reportOf } from './report.js';

const UNIT = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const filled = { ...reportOf(null, UNIT), title: '井盖松动', category: 'cityAppearance' };

it('begins at the reporter’s own unit, and comes back from its draft as it was', () => {
  expect(reportOf(null, UNIT)).toMatchObject({ unitId: UNIT, source: 'staff', title: '' });
  const draft = { value: draftOf(filled), attempt: 'a', savedAt: '2026-11-26T00:00:00.000Z' };
  expect(reportOf(draft, 'elsewhere')).toEqual(filled);
});

it('passes over what an older version left in the draft', () => {
  const draft = { value: { title: 3, source: 'dragon' }, attempt: 'a', savedAt: '2026-11-26T00:00:00.000Z' };
  expect(reportOf(draft, UNIT)).toEqual(reportOf(null, UNIT));
});

it('says which door it is about, and more than the one sentence', () => {
  const BUILDING = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7';
  const DWELLING = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X8';
  const body = reportBody(
    { ...filled, description: '昨晚开始', buildingId: BUILDING, dwellingId: DWELLING },
    noContact,
  );
  expect(body).toMatchObject({
    description: '昨晚开始',
    place: { unitId: UNIT, buildingId: BUILDING, dwellingId: DWELLING },
  });
  expect(newMatterSchema.safeParse(body).success).toBe(true);
});

it('names a resident only where one told of it', () => {
  const contact = { name: ' 陈小雨 ', phone: '199 0000 1234' };
  expect(reportBody(filled, contact)).not.toHaveProperty('contact');
  const told = reportBody({ ...filled, source: 'public' }, contact);
  expect(told.contact).toEqual({ name: '陈小雨', phone: '19900001234' });
  expect(reportBody({ ...filled, source: 'public' }, noContact)).not.toHaveProperty('contact');
  expect(newMatterSchema.safeParse(told).success).toBe(true);
});
