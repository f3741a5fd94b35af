import { newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FollowUpForm } from '../contract.js';
import { program } from '../server/program.js';
import { doctorOf, elm, oak, Station, worker } from './support.js';

const doctor = doctorOf(elm);
const well = { feeling: 'well', newComplication: false } as const;
const formOf = (
  on: string,
  [systolic, diastolic]: [number, number],
  more: Partial<FollowUpForm> = {},
): FollowUpForm => ({
  ...{ on, systolic, diastolic, ...well, ...more },
});

describe.each(testDialects())('follow-ups that the doctor records, on %s', (dialect) => {
  let station: Station;
  beforeAll(async () => {
    station = new Station(await createTestPlatform(program, { dialect }), doctor);
  });
  afterAll(() => station?.platform.stop());

  const followUp = (personId: string, form: FollowUpForm, user = doctor) =>
    station.enter(`/patients/${personId}/follow-ups`, form, user);

  // "first time not controlled → adjust, 2 weeks; twice running … → refer, 2 weeks", below 150/90 from 65 on.
  it('count among the four, and what follows is by the rules', async () => {
    const patient = await station.patient();
    expect((await followUp(patient, formOf('2026-10-01', [149, 89]))).status).toBe(204);
    expect(await station.detail(patient)).toMatchObject({
      ...{ control: 'controlled', step: 'routine', nextFollowUpDue: '2027-01-01' },
      ...{ followUps: { done: 1, of: 4 }, readings: [{ origin: 'doctor', state: 'approved', takenBy: '沈立群' }] },
    });
    await followUp(patient, formOf('2026-10-08', [150, 89]));
    expect(await station.detail(patient)).toMatchObject({ step: 'adjust', nextFollowUpDue: '2026-10-22' });
    await followUp(patient, formOf('2026-10-20', [149, 90]));
    expect(await station.detail(patient)).toMatchObject({ step: 'refer', nextFollowUpDue: '2026-11-03' });
    await followUp(patient, formOf('2026-11-01', [180, 80]));
    expect(await station.detail(patient)).toMatchObject({
      ...{ control: 'urgent', step: 'referUrgently', nextFollowUpDue: '2026-11-15', followUps: { done: 4 } },
    });
  });

  // "twice running or a new complication → refer, 2 weeks"
  it('a new complication is referred and followed up within 2 weeks, however well the pressure is', async () => {
    const patient = await station.patient();
    await followUp(patient, formOf('2026-10-01', [130, 80], { newComplication: true }));
    expect(await station.detail(patient)).toMatchObject({
      ...{ control: 'controlled', step: 'refer', nextFollowUpDue: '2026-10-15' },
    });
  });

  it('a new complication of a follow-up that is entered late is referred, unless the doctor saw them since', async () => {
    const [collected, seen] = [await station.patient(), await station.patient()];
    await station.measured(collected, [130, 80], 'collect', '2026-11-20');
    const { items } = await station.waiting('?limit=100');
    const id = items.find(({ personId }) => personId === collected)?.id ?? '';
    expect((await station.review(id, 'approve')).status).toBe(204);
    await followUp(seen, formOf('2026-11-20', [130, 80]));
    for (const patient of [collected, seen]) {
      expect((await followUp(patient, formOf('2026-11-10', [130, 80], { newComplication: true }))).status).toBe(204);
    }
    const shown = { lastReading: { on: '2026-11-20' }, control: 'controlled' };
    expect(await station.detail(collected)).toMatchObject({ ...shown, step: 'refer', nextFollowUpDue: '2026-11-24' });
    expect(await station.detail(seen)).toMatchObject({ ...shown, step: 'routine', nextFollowUpDue: '2027-02-20' });
  });

  it('under 65 the general limit counts', async () => {
    const patient = await station.patient({ birthDate: '1970-01-01' });
    await followUp(patient, formOf('2026-10-01', [140, 80]));
    expect(await station.detail(patient)).toMatchObject({ control: 'notControlled', step: 'adjust' });
  });

  it('one of a day counts, of two at once too', async () => {
    const patient = await station.patient();
    const answers = await Promise.all([
      followUp(patient, formOf('2026-10-01', [130, 80])),
      followUp(patient, formOf('2026-10-01', [130, 80])),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await (await followUp(patient, formOf('2026-10-01', [130, 80]))).json()).toMatchObject({
      code: 'record.doneThatDay',
    });
    expect(await station.detail(patient)).toMatchObject({ followUps: { done: 1 } });
  });

  it.each([
    [{ on: '2099-01-01' }, '/body/on'],
    [{ systolic: 300 }, '/body/systolic'],
    [{ systolic: 80, diastolic: 80 }, '/body/diastolic'],
    [{ on: '1.10.2026' }, '/body/on'],
  ])('what cannot be is refused, and says where: %o', async (wrong, pointer) => {
    const patient = await station.patient();
    const answer = await followUp(patient, { ...formOf('2026-10-01', [130, 80]), ...wrong });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
    expect(await station.detail(patient)).toMatchObject({ followUps: { done: 0 } });
  });

  // "at least 4 face-to-face follow-ups a year + 1 physical"
  it('the physical of the year stands beside them, and last year’s does not', async () => {
    const patient = await station.patient();
    const physical = (on: string) => station.enter(`/patients/${patient}/physicals`, { on });
    expect(await station.detail(patient)).toMatchObject({ physicals: { done: 0, of: 1 } });
    expect((await physical('2025-12-31')).status).toBe(204);
    expect(await station.detail(patient)).toMatchObject({ physicals: { done: 0, of: 1 } });
    expect((await physical('2026-01-01')).status).toBe(204);
    expect((await physical('2026-01-01')).status).toBe(409);
    expect(await station.detail(patient)).toMatchObject({ physicals: { done: 1, of: 1 } });
    const listed = (await station.list('?limit=100')).items.find(({ personId }) => personId === patient);
    expect(listed?.physicals).toEqual({ done: 1, of: 1 });
  });

  it('nobody else records any, and of no stranger', async () => {
    const patient = await station.patient();
    for (const [path, body] of [
      [`/patients/${patient}/follow-ups`, formOf('2026-10-01', [130, 80])],
      [`/patients/${patient}/physicals`, { on: '2026-10-01' }],
    ] as const) {
      expect((await station.enter(path, body, worker)).status).toBe(403);
      expect((await station.enter(path, body, doctorOf(oak))).status).toBe(404);
      expect((await station.enter(path.replace(patient, newId()), body)).status).toBe(404);
    }
  });
});
