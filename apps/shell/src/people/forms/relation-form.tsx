import { type NewRelation, type RelationKind, relationKindSchema, residenceKindSchema } from '@yige/contracts';
import { ChoiceButtons, calendarDay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { peopleMessages } from '../people-messages.js';
import { DoorFields } from './door-fields.js';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';
import { ServedByField } from './served-by-field.js';
import { SourceFields } from './source-fields.js';
import { useChange } from './use-change.js';

interface Given {
  kind: RelationKind;
  validFrom: string;
  source: string;
  residenceKind: (typeof residenceKindSchema.options)[number];
  dwellingId: string | null;
  householdId: string | null;
  divisionCode: string;
  address: string;
  collective: string;
  shares: string;
  unitId: string | null;
}

/** Records one of the four relations; it replaces the one of its kind that holds. */
export function RelationForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const { timeZone } = usePortal();
  const [given, setGiven] = useState<Given>({
    kind: 'residence',
    validFrom: calendarDay(new Date(), timeZone),
    source: f('atTheDoor'),
    residenceKind: 'permanent',
    dwellingId: null,
    householdId: null,
    divisionCode: '',
    address: '',
    collective: '',
    shares: '1',
    unitId: null,
  });
  const set = (changes: Partial<Given>) => setGiven({ ...given, ...changes });
  const change = useChange((body: NewRelation) => client.people.relate({ params: { id: personId }, body }), onDone);
  const body = relationOf(given);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (body !== null) change.run(body);
      }}
    >
      <ChoiceButtons
        label={t('relationKind')}
        columns={2}
        value={given.kind}
        onChange={(kind) => set({ kind })}
        options={relationKindSchema.options.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      {given.kind === 'residence' && (
        <>
          <DoorFields
            dwellingId={given.dwellingId}
            householdId={given.householdId}
            onChange={(door) => set(door)}
            error={change.errorAt('/dwellingId') ?? change.errorAt('/householdId')}
          />
          <ChoiceButtons
            label={t('residenceKind')}
            columns={2}
            value={given.residenceKind}
            onChange={(residenceKind) => set({ residenceKind })}
            options={residenceKindSchema.options.map((kind) => ({ value: kind, label: t(kind) }))}
          />
        </>
      )}
      {given.kind === 'householdRegistration' && (
        <>
          <Field label={t('divisionCode')} hint={t('divisionCodeHint')} error={change.errorAt('/divisionCode')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                maxLength={12}
                value={given.divisionCode}
                onChange={({ target }) => set({ divisionCode: target.value.trim() })}
              />
            )}
          </Field>
          <Field label={t('address')} error={change.errorAt('/address')}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={given.address}
                onChange={({ target }) => set({ address: target.value })}
              />
            )}
          </Field>
        </>
      )}
      {given.kind === 'collectiveShare' && (
        <>
          <Field label={t('collective')} error={change.errorAt('/collective')}>
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                value={given.collective}
                onChange={({ target }) => set({ collective: target.value })}
              />
            )}
          </Field>
          <Field label={t('shares')} error={change.errorAt('/shareHundredths')}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={given.shares}
                onChange={({ target }) => set({ shares: target.value })}
              />
            )}
          </Field>
        </>
      )}
      {given.kind === 'serviceResponsibility' && (
        <ServedByField
          label={t('unit')}
          unitId={given.unitId}
          onChange={(unitId) => set({ unitId })}
          error={change.errorAt('/unitId')}
        />
      )}
      <SourceFields value={given} onChange={set} errorAt={change.errorAt} />
      {change.failure !== null && <p role="alert">{change.failure}</p>}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={change.busy} disabled={body === null}>
          {f('save')}
        </Button>
        <Button onClick={onDone}>{f('cancel')}</Button>
      </div>
    </form>
  );
}

/** What is filled in as a relation; null while something is missing. */
function relationOf(given: Given): NewRelation | null {
  const dated = { validFrom: given.validFrom, source: given.source.trim() };
  if (dated.validFrom === '' || dated.source === '') return null;
  switch (given.kind) {
    case 'householdRegistration':
      if (given.divisionCode === '' || given.address.trim() === '') return null;
      return { kind: given.kind, divisionCode: given.divisionCode, address: given.address, ...dated };
    case 'residence': {
      const { kind, dwellingId, householdId, residenceKind } = given;
      return dwellingId === null ? null : { kind, dwellingId, householdId, residenceKind, ...dated };
    }
    case 'collectiveShare': {
      const shareHundredths = Math.round(Number(given.shares) * 100);
      if (given.collective.trim() === '' || !(shareHundredths > 0)) return null;
      return { kind: given.kind, collective: given.collective, shareHundredths, ...dated };
    }
    case 'serviceResponsibility':
      return given.unitId === null ? null : { kind: given.kind, unitId: given.unitId, ...dated };
  }
}
