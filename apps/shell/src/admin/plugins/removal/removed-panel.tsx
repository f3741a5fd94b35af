import { Panel, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useNavigate } from 'react-router';
import { INSTALL } from '../plugin-paths.js';
import { useOffices } from '../plugin-queries.js';
import { removalMessages } from './removal-messages.js';

/** What is left of a plugin that was removed, and the way back. */
export function RemovedPanel({ removedAt }: { removedAt: string }) {
  const t = useMessages(removalMessages);
  const format = useFormat();
  const navigate = useNavigate();
  const { installs } = useOffices();
  return (
    <Panel title={t('left')}>
      <p className="plugin-lead">{t('removedSince', { day: format.dayMonth(removedAt) })}</p>
      {installs && (
        <div className="plugin-actions">
          <Button onClick={() => void navigate(INSTALL)}>{t('again')}</Button>
        </div>
      )}
    </Panel>
  );
}
