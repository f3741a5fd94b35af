import { type UnitKind, type UnitLevel, unitKindTitles } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useId } from 'react';
import { codeDigits, type NewUnitForm } from './step-form.js';
import { wizardMessages } from './wizard-messages.js';

const KINDS: Record<UnitLevel, readonly UnitKind[]> = {
  district: ['district', 'county'],
  street: ['street', 'township', 'town'],
  community: ['urbanCommunity', 'villageCommunity', 'factoryCommunity', 'resettlementEstate'],
  grid: ['grid', 'residentsGroup', 'hamletCommunity'],
};

export function firstKindOf(level: UnitLevel): UnitKind | null {
  return KINDS[level][0] ?? null;
}

interface NewUnitFieldsProps {
  level: UnitLevel;
  /** Code of the unit that the new one reports to. */
  prefix: string;
  fresh: NewUnitForm;
  onChange: (fresh: NewUnitForm) => void;
}

export function NewUnitFields({ level, prefix, fresh, onChange }: NewUnitFieldsProps) {
  const t = useMessages(wizardMessages);
  const localized = useLocalized();
  const id = useId();
  return (
    <div className="wizard-new-unit">
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-name`}>
          {t('name')}
        </label>
        <Input
          id={`${id}-name`}
          value={fresh.name}
          maxLength={100}
          onChange={({ target }) => onChange({ ...fresh, name: target.value })}
        />
      </div>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-code`}>
          {t('code')}
        </label>
        <Input
          id={`${id}-code`}
          value={fresh.code}
          maxLength={15}
          inputMode="numeric"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange({ ...fresh, code: target.value.replaceAll(/\D/g, '') })}
        />
        <span id={`${id}-hint`} className="yige-quiet">
          {t('codeHint', { digits: codeDigits(level), prefix })}
        </span>
      </div>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-kind`}>
          {t('kind')}
        </label>
        <Select
          id={`${id}-kind`}
          value={fresh.kind}
          onChange={(kind) => onChange({ ...fresh, kind })}
          options={KINDS[level].map((kind) => ({ value: kind, label: localized(unitKindTitles[kind]) }))}
        />
      </div>
    </div>
  );
}
