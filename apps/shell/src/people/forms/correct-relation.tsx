import { type Relation, type RelationCorrection, residenceKindSchema } from '@yige/contracts';
import { ChoiceButtons, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { peopleMessages } from '../people-messages.js';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';
import { SourceFields } from './source-fields.js';
import { useChange } from './use-change.js';

interface CorrectRelationProps {
  personId: string;
  relation: Relation;
  onDone: () => void;
}

/** Mends since when a relation holds, how it is known, and what it says; a new home or unit is no correction. */
export function CorrectRelation({ personId, relation, onDone }: CorrectRelationProps) {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const [given, setGiven] = useState(() => correctionOf(relation));
  const change = useChange(
    (body: RelationCorrection) =>
      client.people.correctRelation({ params: { id: personId, relationId: relation.id }, body }),
    onDone,
  );
  return (
    <Modal
      open
      onCancel={onDone}
      title={t('correctRelationAsk', { kind: t(relation.kind) })}
      footer={
        <Button
          type="primary"
          loading={change.busy}
          disabled={given.source.trim() === '' || given.validFrom === ''}
          onClick={() => change.run(given)}
        >
          {f('save')}
        </Button>
      }
    >
      <div className="form">
        {given.kind === 'residence' && (
          <ChoiceButtons
            label={t('residenceKind')}
            columns={2}
            value={given.residenceKind}
            onChange={(residenceKind) => setGiven({ ...given, residenceKind })}
            options={residenceKindSchema.options.map((kind) => ({ value: kind, label: t(kind) }))}
          />
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
                  onChange={({ target }) => setGiven({ ...given, divisionCode: target.value.trim() })}
                />
              )}
            </Field>
            <Field label={t('address')} error={change.errorAt('/address')}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={200}
                  value={given.address}
                  onChange={({ target }) => setGiven({ ...given, address: target.value })}
                />
              )}
            </Field>
          </>
        )}
        {given.kind === 'collectiveShare' && (
          <Field label={t('shares')} error={change.errorAt('/shareHundredths')}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                defaultValue={given.shareHundredths / 100}
                onChange={({ target }) =>
                  setGiven({ ...given, shareHundredths: Math.round(Number(target.value) * 100) || 0 })
                }
              />
            )}
          </Field>
        )}
        <SourceFields
          value={given}
          onChange={(sourced) => setGiven({ ...given, ...sourced })}
          errorAt={change.errorAt}
        />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}

function correctionOf(relation: Relation): RelationCorrection {
  const { validFrom, source } = relation;
  switch (relation.kind) {
    case 'householdRegistration': {
      const { kind, divisionCode, address } = relation;
      return { kind, divisionCode, address, validFrom, source };
    }
    case 'residence':
      return { kind: relation.kind, residenceKind: relation.residenceKind, validFrom, source };
    case 'collectiveShare':
      return { kind: relation.kind, shareHundredths: relation.shareHundredths, validFrom, source };
    case 'serviceResponsibility':
      return { kind: relation.kind, validFrom, source };
  }
}
