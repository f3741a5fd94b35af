import { type ImportKind, importableKinds } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { importMessages } from './import-messages.js';
import { kindPages } from './kind-pages.js';

/** Where one is: 居民 › 用表格导入 › the file. */
export function ImportPath({ kind, last }: { kind?: ImportKind; last?: string }) {
  const t = useMessages(importMessages);
  const { permissions } = usePortal();
  const { home, section } = kindPages[kind ?? importableKinds(permissions)[0] ?? 'people'];
  return (
    <nav className="imports-path" aria-label={t('path')}>
      <Link to={home}>{t(section)}</Link>
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
