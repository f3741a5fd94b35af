import { Icon, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { importMessages } from './import-messages.js';

/** Where one is: 居民 › 用表格导入 › the file. */
export function ImportPath({ last }: { last?: string }) {
  const t = useMessages(importMessages);
  return (
    <nav className="imports-path" aria-label={t('people')}>
      <Link to="/people">{t('people')}</Link>
      <Icon name="chevronRight" size={14} />
      {last === undefined ? t('title') : <Link to="/imports">{t('title')}</Link>}
      {last !== undefined && (
        <>
          <Icon name="chevronRight" size={14} /> {last}
        </>
      )}
    </nav>
  );
}
