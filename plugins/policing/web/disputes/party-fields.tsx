import { ChoiceButtons, useMessages } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId } from 'react';
import { newPartySchema, partySideSchema } from '../../contract/disputes.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { Fault } from '../text/fault.js';
import { intakeMessages } from '../text/intake-messages.js';
import { FindResident } from './find-resident.js';
import { type PartyDraft, partyFrom } from './party-draft.js';

interface PartyFieldsProps {
  party: PartyDraft;
  /** Whether what is missing is told. */
  checked: boolean;
  onChange: (party: PartyDraft) => void;
  onRemove: (() => void) | null;
}

/** One party: on which side, and a resident found by name or somebody from outside. */
export function PartyFields({ party, checked, onChange, onRemove }: PartyFieldsProps) {
  const t = useMessages(intakeMessages);
  const words = useMessages(disputeMessages);
  const id = useId();
  const sent = partyFrom(party);
  const isMissing = checked && sent === null;
  const isPhoneWrong = checked && sent !== null && !newPartySchema.safeParse(sent).success;
  const problem = isMissing ? t('missing') : isPhoneWrong ? t('phoneWrong') : null;
  return (
    <div className="yige-field" style={{ gap: 'var(--ant-padding-sm)' }}>
      <ChoiceButtons
        options={partySideSchema.options.map((value) => ({ value, label: words(`side.${value}`) }))}
        label={<span className="yige-field-label">{t('side')}</span>}
        value={party.side}
        onChange={(side) => onChange({ ...party, side })}
      />
      <ChoiceButtons
        options={(['resident', 'outsider'] as const).map((value) => ({ value, label: t(value) }))}
        label={<span className="yige-field-label">{t('who')}</span>}
        value={party.kind}
        onChange={(kind) => onChange({ ...party, kind })}
      />
      {party.kind === 'resident' ? (
        <FindResident chosen={party.chosen} onChoose={(chosen) => onChange({ ...party, chosen })} />
      ) : (
        <div
          style={{
            display: 'grid',
            gap: 'var(--ant-padding-xs)',
            gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
          }}
        >
          <div className="yige-field">
            <label className="yige-field-label" htmlFor={`${id}-name`}>
              {t('outsiderName')}
            </label>
            <Input
              id={`${id}-name`}
              value={party.name}
              maxLength={50}
              onChange={({ target }) => onChange({ ...party, name: target.value })}
            />
          </div>
          <div className="yige-field">
            <label className="yige-field-label" htmlFor={`${id}-phone`}>
              {t('phone')} <span className="yige-field-optional">{t('optional')}</span>
            </label>
            <Input
              id={`${id}-phone`}
              inputMode="tel"
              value={party.phone}
              maxLength={20}
              onChange={({ target }) => onChange({ ...party, phone: target.value })}
            />
          </div>
        </div>
      )}
      <Fault text={problem} />
      {onRemove !== null && (
        <div>
          <Button onClick={onRemove}>{t('remove')}</Button>
        </div>
      )}
    </div>
  );
}
