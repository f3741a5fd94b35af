import { Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link } from 'react-router';
import './admission.css';
import { admissionMessages } from './admission-messages.js';
import type { Showing } from './admission-queries.js';
import { useTerms } from './admission-words.js';
import { useTurns } from './turn-count.js';

/** Whose turn it is: the user's own, and what of their bureau ends soon. */
export function TurnsPanel({ onShow }: { onShow: (showing: Showing) => void }) {
  const t = useMessages(admissionMessages);
  const terms = useTerms();
  const { data } = useTurns();
  if (data === undefined || (data.steps.length === 0 && data.ending.length === 0)) return null;
  return (
    <Panel title={t('turns')}>
      <ul className="yige-plain-list">
        {data.steps.map(({ status, count }) => (
          <li key={status}>
            <Button type="link" onClick={() => onShow(status)}>
              {t('turn', { status: t(`status.${status}`), count })}
            </Button>
          </li>
        ))}
        {data.ending.map(({ id, name, validTo }) => (
          <li key={id}>
            <Link to={`/admissions/${id}`}>{t('ending', { name, day: terms.lastDay({ validTo }) })}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
