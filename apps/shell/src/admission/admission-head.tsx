import { corePermissions } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { Link, NavLink } from 'react-router';
import { usePortal } from '../app/portal.js';
import './admission.css';
import { admissionMessages } from './admission-messages.js';

/** Title of the pages about admissions, the ways between them, and for a bureau the way to a new application. */
export function AdmissionHead({ note }: { note: string }) {
  const t = useMessages(admissionMessages);
  const { permissions } = usePortal();
  return (
    <>
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {permissions.includes(corePermissions.admissionApply) && (
          <Link className="ant-btn ant-btn-primary admission-apply" to="/admissions/new">
            {t('apply')}
          </Link>
        )}
      </header>
      <nav className="admission-ways" aria-label={t('title')}>
        <NavLink end to="/admissions">
          {t('catalogue')}
        </NavLink>
        <NavLink to="/admissions/funds">{t('funds')}</NavLink>
        <NavLink to="/admissions/exceptions">{t('exceptions')}</NavLink>
        <NavLink to="/admissions/refusals">{t('refusals')}</NavLink>
      </nav>
      <p className="admission-note yige-quiet">{note}</p>
    </>
  );
}
