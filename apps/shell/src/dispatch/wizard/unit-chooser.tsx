import type { Unit, UnitLevel, UnitReference } from '@yige/contracts';
import { Icon, LoadingView, useMessages } from '@yige/ui';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import { useDeferredValue, useState } from 'react';
import { useUnits } from '../../organisation/organisation-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { dispatchWizardMessages } from './dispatch-wizard-messages.js';
import './unit-chooser.css';

interface UnitChooserProps {
  /** Only units of this level can be chosen; those above lead to them. */
  level: UnitLevel;
  chosen: readonly UnitReference[];
  onChoose: (units: UnitReference[]) => void;
}

/** Units one by one: from the tree, or found by name or code. What was chosen stands below. */
export function UnitChooser({ level, chosen, onChoose }: UnitChooserProps) {
  const t = useMessages(dispatchWizardMessages);
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  return (
    <div className="unit-chooser">
      <Input
        aria-label={t('searchUnits')}
        placeholder={t('searchUnits')}
        prefix={<Icon name="search" size={16} />}
        allowClear
        value={text}
        maxLength={50}
        onChange={({ target }) => setText(target.value)}
      />
      <section className="unit-chooser-tree" aria-label={t('tree')}>
        <Branch key={q} parent={null} q={q} level={level} chosen={chosen} onChoose={onChoose} />
      </section>
      <Chosen chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

interface BranchProps extends UnitChooserProps {
  parent: string | null;
  q: string;
}

function Branch({ parent, q, ...choice }: BranchProps) {
  const t = useMessages(dispatchWizardMessages);
  const units = useUnits({ parent, asOf: null, q });
  if (units.isLoading) return <LoadingView />;
  if (units.data === undefined) return <ReadFailed onRetry={() => void units.refetch()} />;
  const found = units.data.pages.flatMap(({ items }) => items);
  // What a search finds is offered itself, not what lies within it.
  const items = q === '' ? found : found.filter(({ level }) => level === choice.level);
  const fresh = items.filter(
    ({ id, level }) => level === choice.level && !choice.chosen.some((each) => each.id === id),
  );
  if (items.length === 0) return <p className="dispatch-note yige-quiet">{t('noneFound')}</p>;
  return (
    <>
      {fresh.length > 1 && (
        <button
          type="button"
          className="yige-link-button"
          onClick={() => choice.onChoose([...choice.chosen, ...fresh.map(referenceOf)])}
        >
          {t('all', { count: fresh.length })}
        </button>
      )}
      <ul className="unit-chooser-list">
        {items.map((unit) => (
          <li key={unit.id}>
            {unit.level === choice.level ? (
              <Choice unit={unit} {...choice} />
            ) : (
              <Way unit={unit} openAtFirst={parent === null} {...choice} />
            )}
          </li>
        ))}
      </ul>
      {units.hasNextPage && (
        <button type="button" className="yige-link-button" onClick={() => void units.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </>
  );
}

function Choice({ unit, chosen, onChoose }: UnitChooserProps & { unit: Unit }) {
  const isChosen = chosen.some(({ id }) => id === unit.id);
  return (
    <Checkbox
      checked={isChosen}
      onChange={() => onChoose(isChosen ? chosen.filter(({ id }) => id !== unit.id) : [...chosen, referenceOf(unit)])}
    >
      {unit.name}
    </Checkbox>
  );
}

/** A unit above the level: opens to what lies within it. */
function Way({ unit, openAtFirst, ...choice }: UnitChooserProps & { unit: Unit; openAtFirst: boolean }) {
  const t = useMessages(dispatchWizardMessages);
  const [open, setOpen] = useState(openAtFirst);
  if (!unit.hasChildren) return <span className="yige-quiet">{unit.name}</span>;
  return (
    <>
      <button
        type="button"
        className="unit-chooser-way"
        aria-expanded={open}
        aria-label={t(open ? 'fold' : 'open', { unit: unit.name })}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={16} /> {unit.name}
      </button>
      {open && <Branch parent={unit.id} q="" {...choice} />}
    </>
  );
}

function Chosen({ chosen, onChoose }: Omit<UnitChooserProps, 'level'>) {
  const t = useMessages(dispatchWizardMessages);
  return (
    <div className="unit-chooser-chosen">
      <p role="status">{t('chosen', { count: chosen.length })}</p>
      {chosen.length > 0 && (
        <button type="button" className="yige-link-button" onClick={() => onChoose([])}>
          {t('clear')}
        </button>
      )}
      <ul className="unit-chooser-names">
        {chosen.map(({ id, name }) => (
          <li key={id}>
            {name}
            <button
              type="button"
              aria-label={t('remove', { unit: name })}
              onClick={() => onChoose(chosen.filter((each) => each.id !== id))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function referenceOf({ id, name, level }: Unit): UnitReference {
  return { id, name, level };
}
