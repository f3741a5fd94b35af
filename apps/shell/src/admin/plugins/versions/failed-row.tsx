import type { Installation } from '@yige/contracts';
import { Chip, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useNavigate } from 'react-router';
import { INSTALL } from '../plugin-paths.js';
import { versionMessages } from './version-messages.js';

/** A version that is not there, with the exact reason. */
export function FailedRow({ installation: { id, plugin, problem } }: { installation: Installation }) {
  const t = useMessages(versionMessages);
  const navigate = useNavigate();
  return (
    <li>
      <strong className="plugin-version-name">{plugin?.version}</strong>
      <span>
        <Chip tone="error" icon="stop">
          {t('refused')}
        </Chip>
      </span>
      <div className="plugin-version-words">
        {problem?.title}
        <small>{problem?.detail}</small>
      </div>
      <div className="plugin-actions">
        <Button onClick={() => void navigate(`${INSTALL}/${id}`)}>{t('details')}</Button>
      </div>
    </li>
  );
}
