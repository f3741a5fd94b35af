import type { ReorganisationChangeKind } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { useId } from 'react';
import { wizardMessages } from './wizard-messages.js';

const KINDS = [
  'merge',
  'split',
  'move',
  'rename',
  'abolish',
  'open',
  'close',
] as const satisfies readonly ReorganisationChangeKind[];

interface KindStepProps {
  kind: ReorganisationChangeKind | null;
  onChoose: (kind: ReorganisationChangeKind) => void;
}

/** What is to happen, as large answers. */
export function KindStep({ kind, onChoose }: KindStepProps) {
  const t = useMessages(wizardMessages);
  const name = useId();
  return (
    <fieldset className="wizard-kinds">
      <legend>{t('stepKind')}</legend>
      {KINDS.map((each) => (
        <label key={each} data-chosen={each === kind}>
          <input type="radio" name={name} checked={each === kind} onChange={() => onChoose(each)} />
          <strong>{t(each)}</strong>
          <span>{t(`${each}Hint`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
