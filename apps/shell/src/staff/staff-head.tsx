import { useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { staffMessages } from './staff-messages.js';

/** The heading of the staff pages, and the way between them. */
export function StaffHead({ action }: { action?: ReactNode }) {
  const t = useMessages(staffMessages);
  return (
    <>
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {action}
      </header>
      <nav className="staff-views" aria-label={t('views')}>
        <NavLink to="/staff" end>
          {t('directory')}
        </NavLink>
        <NavLink to="/staff/vacancies">{t('vacancies')}</NavLink>
        <NavLink to="/staff/workload">{t('workload')}</NavLink>
      </nav>
    </>
  );
}
