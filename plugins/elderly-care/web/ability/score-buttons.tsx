import { useMessages } from '@yige/plugin-sdk/web';
import Radio from 'antd/es/radio';
import { type KeyboardEvent, useId } from 'react';
import type { AbilityItem } from '../../ability-contract.js';
import { abilityItems } from '../text/ability-items.js';

interface ScoreButtonsProps {
  item: AbilityItem;
  maximum: number;
  value: number | undefined;
  onChange: (score: number) => void;
  disabled: boolean;
}

/** One item: all its points beside each other, the most first. A digit gives the points and goes on to the next item. */
export function ScoreButtons({ item, maximum, value, onChange, disabled }: ScoreButtonsProps) {
  const t = useMessages(abilityItems);
  const id = useId();
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const score = /^\d$/.test(event.key) ? Number(event.key) : null;
    if (score === null || score > maximum || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange(score);
    nextItem(event.currentTarget)?.focus();
  };
  return (
    <div
      className="yige-field"
      role="radiogroup"
      aria-labelledby={id}
      data-ability-item={item}
      onKeyDown={press}
      style={{ alignContent: 'space-between' }}
    >
      <div id={id}>
        {t(item)} <span className="yige-quiet">{t(`${item}.hint`)}</span>
      </div>
      <Radio.Group
        block
        optionType="button"
        buttonStyle="solid"
        role="presentation"
        value={value ?? null}
        disabled={disabled}
        options={Array.from({ length: maximum + 1 }, (_, index) => maximum - index)}
        onChange={(event) => onChange(Number(event.target.value))}
        style={{ maxWidth: 360 }}
      />
    </div>
  );
}

/** Where the keyboard goes on: the chosen points of the item that follows, else its first. */
function nextItem(current: Element): HTMLInputElement | null {
  const all = [...document.querySelectorAll('[data-ability-item]')];
  const next = all[all.indexOf(current) + 1];
  return next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector('input') ?? null;
}
