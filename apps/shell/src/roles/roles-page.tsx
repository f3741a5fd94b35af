import { useQuery } from '@tanstack/react-query';
import { corePermissions, type RoleDetails } from '@yige/contracts';
import { LoadingView, useDisplay, useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AdjustDialog, type Adjustment } from './adjust-dialog.js';
import { PermissionList } from './permission-list.js';
import { rolesMessages } from './roles-messages.js';
import './roles.css';

/** What each role may do and where that comes from; the security administrator may adjust it. */
export default function RolesPage() {
  const t = useMessages(rolesMessages);
  const { phone } = useDisplay();
  const { permissions } = usePortal();
  const [search, setSearch] = useSearchParams();
  const [adjustment, setAdjustment] = useState<Adjustment | null>(null);
  const query = useQuery({
    queryKey: ['roles'],
    queryFn: async ({ signal }) => {
      const [roles, all] = await Promise.all([client.access.roles({ signal }), client.access.permissions({ signal })]);
      return { roles: roles.items, permissions: all.items };
    },
  });
  if (query.isLoading) return <LoadingView />;
  if (query.data === undefined) return <ReadFailed onRetry={() => void query.refetch()} />;
  const { roles } = query.data;
  const chosen = roles.find(({ role }) => role === search.get('role')) ?? roles.find((role) => !role.administrator);
  const choose = (role: string) => setSearch({ role }, { replace: true });
  if (chosen === undefined) return null;
  return (
    <div className="yige-page">
      <header>
        <h1>{t('title')}</h1>
        <p className="roles-note yige-quiet">{t('note')}</p>
      </header>
      <div className="roles">
        {phone ? (
          <RoleSelect roles={roles} chosen={chosen} onChoose={choose} />
        ) : (
          <RoleNavigation roles={roles} chosen={chosen} onChoose={choose} />
        )}
        <section className="roles-panel" aria-live="polite">
          {chosen.administrator && <p className="roles-fixed">{t('fixed')}</p>}
          <PermissionList
            role={chosen}
            permissions={query.data.permissions}
            editable={permissions.includes(corePermissions.roleManage)}
            onAdjust={setAdjustment}
          />
        </section>
      </div>
      {adjustment !== null && (
        <AdjustDialog role={chosen} adjustment={adjustment} onClose={() => setAdjustment(null)} />
      )}
    </div>
  );
}

interface RoleChoiceProps {
  roles: RoleDetails[];
  chosen: RoleDetails;
  onChoose: (role: string) => void;
}

function RoleNavigation({ roles, chosen, onChoose }: RoleChoiceProps) {
  const t = useMessages(rolesMessages);
  const localized = useLocalized();
  return (
    <nav className="roles-list" aria-label={t('role')}>
      {roles.map(({ role, title, holders }) => (
        <button
          key={role}
          type="button"
          aria-current={role === chosen.role ? 'true' : undefined}
          onClick={() => onChoose(role)}
        >
          <span>{localized(title)}</span>
          <span className="yige-quiet">{t('holders', { count: holders })}</span>
        </button>
      ))}
    </nav>
  );
}

function RoleSelect({ roles, chosen, onChoose }: RoleChoiceProps) {
  const t = useMessages(rolesMessages);
  const localized = useLocalized();
  return (
    <Select
      aria-label={t('role')}
      value={chosen.role}
      options={roles.map(({ role, title, holders }) => ({
        value: role,
        label: `${localized(title)} · ${t('holders', { count: holders })}`,
      }))}
      onChange={onChoose}
    />
  );
}
