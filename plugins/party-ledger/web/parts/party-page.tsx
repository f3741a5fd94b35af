import { useMessages, usePluginNavigation, usePluginPermission } from '@yige/plugin-sdk/web';
import type { ReactNode } from 'react';
import { words } from '../text/words.js';

const PAGES = [
  { path: '/', name: 'year' },
  { path: '/organisations', name: 'organisations' },
  { path: '/members', name: 'members' },
  { path: '/dues', name: 'dues' },
  { path: '/structure', name: 'structure' },
] as const;

interface PartyPageProps {
  title: ReactNode;
  /** Beside the title: what can be done here. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What every page of the plugin has: its title, the way to the others, and where the data stays. */
export function PartyPage({ title, actions, children }: PartyPageProps) {
  const t = useMessages(words);
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const { path, navigate } = usePluginNavigation();
  const pages = mayKeep ? [...PAGES, { path: '/import', name: 'import' } as const] : PAGES;
  return (
    <div className="yige-page" style={{ minWidth: 0 }}>
      <nav aria-label={t('nav.pages')} className="yige-filters">
        {pages.map((page) => (
          <button
            key={page.path}
            type="button"
            className="yige-link-button"
            style={page.path === path ? { fontWeight: 600, textDecoration: 'underline' } : {}}
            {...(page.path === path ? { 'aria-current': 'page' as const } : {})}
            onClick={() => navigate(page.path)}
          >
            {t(`nav.${page.name}`)}
          </button>
        ))}
      </nav>
      <header className="yige-page-head">
        <h1>{title}</h1>
        {actions !== undefined && <div className="yige-filters">{actions}</div>}
      </header>
      {children}
      <p className="yige-quiet" style={{ margin: 0 }}>
        {t('stays')}
      </p>
    </div>
  );
}
