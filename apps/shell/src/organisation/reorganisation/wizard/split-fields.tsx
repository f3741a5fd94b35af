import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Radio from 'antd/es/radio';
import { useEffect } from 'react';
import { useUnitsWithin } from '../reorganisation-queries.js';
import { firstKindOf, NewUnitFields } from './new-unit-fields.js';
import { EMPTY_UNIT, nextCode, type PartForm, type StepForm } from './step-form.js';
import { wizardMessages } from './wizard-messages.js';

interface SplitFieldsProps {
  form: StepForm;
  /** Code of the unit above the one that is divided. */
  prefix: string;
  known: readonly { code: string }[];
  onChange: (form: StepForm) => void;
}

/** The parts of a divided unit, and for each unit within to which part it goes. */
export function SplitFields({ form, prefix, known, onChange }: SplitFieldsProps) {
  const t = useMessages(wizardMessages);
  const [unit] = form.units;
  const within = useUnitsWithin(unit?.id ?? null);
  const children = within.data?.items;
  useEffect(() => {
    if (children !== undefined && children !== form.children) onChange({ ...form, children });
  }, [children, form, onChange]);
  if (unit === undefined) return null;
  const setPart = (index: number, part: PartForm) =>
    onChange({ ...form, parts: form.parts.map((other, at) => (at === index ? part : other)) });
  const fresh = (part: PartForm) =>
    part.fresh.code === ''
      ? {
          ...part.fresh,
          code: nextCode(prefix, unit.level, [...known, ...form.parts.map((other) => other.fresh)]),
          kind: part.fresh.kind ?? unit.kind ?? firstKindOf(unit.level),
        }
      : part.fresh;
  return (
    <>
      {form.parts.map((part, index) => (
        // Parts have no name of their own before they are filled in: their place is who they are.
        <fieldset key={index} className="wizard-part">
          <legend>{t('part', { number: index + 1 })}</legend>
          {index === 0 && (
            <Radio.Group
              value={part.kept}
              onChange={({ target }) => setPart(index, { ...part, kept: target.value === true })}
              options={[
                { value: true, label: t('keptUnitSplit') },
                { value: false, label: t('newUnit') },
              ]}
            />
          )}
          {!part.kept && (
            <NewUnitFields
              level={unit.level}
              prefix={prefix}
              fresh={fresh(part)}
              onChange={(changed) => setPart(index, { ...part, fresh: changed })}
            />
          )}
        </fieldset>
      ))}
      <Button onClick={() => onChange({ ...form, parts: [...form.parts, { kept: false, fresh: EMPTY_UNIT }] })}>
        {t('addPart')}
      </Button>
      {children?.length === 0 && <p className="yige-quiet">{t('noChildren')}</p>}
      <ul className="wizard-children">
        {form.children.map((child) => (
          <li key={child.id} className="wizard-child">
            <span>{child.name}</span>
            <Radio.Group
              aria-label={t('assign', { unit: child.name })}
              value={form.assigned[child.id] ?? null}
              onChange={({ target }) =>
                onChange({ ...form, assigned: { ...form.assigned, [child.id]: Number(target.value) } })
              }
              options={form.parts.map((part, index) => ({
                value: index,
                label: t('partOf', { number: index + 1, name: part.kept ? unit.name : part.fresh.name || '—' }),
              }))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
