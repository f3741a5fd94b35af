import { corePermissions, importableKinds, type StaffSummary } from '@yige/contracts';
import { Icon, LoadingView, Pager, StateView, StatusChip, useDisplay, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Table from 'antd/es/table';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import { NewAccountDialog } from './dialogs/new-account-dialog.js';
import { DirectoryFilters, isFiltering, useStaffFilter } from './directory-filters.js';
import { PostLine } from './post-words.js';
import { StaffHead } from './staff-head.js';
import { staffMessages } from './staff-messages.js';
import { useStaffList } from './staff-queries.js';
import './staff.css';

/** Whoever works or worked in the user's units. */
export default function DirectoryPage() {
  const t = useMessages(staffMessages);
  const { phone } = useDisplay();
  const { permissions } = usePortal();
  const pages = usePages();
  const { filter, change } = useStaffFilter(pages.restart);
  const staff = useStaffList(filter, pages.cursor);
  const [making, setMaking] = useState(false);
  const { data } = staff;
  const filtering = isFiltering(filter);
  return (
    <div className="yige-page staff-page">
      <StaffHead
        action={
          <>
            {importableKinds(permissions).includes('staff') && <Link to="/imports">{t('import')}</Link>}
            {permissions.includes(corePermissions.accountManage) && (
              <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>
                {t('newAccount')}
              </Button>
            )}
          </>
        }
      />
      <DirectoryFilters filter={filter} onChange={change} />
      {staff.isLoading && <LoadingView />}
      {staff.error !== null && data === undefined && <ReadFailed onRetry={() => void staff.refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind={filtering ? 'noMatch' : 'empty'}
          title={filtering ? t('noMatch') : t('none')}
          {...(filtering
            ? {
                action: (
                  <Button onClick={() => change({ q: '', unit: null, role: null, state: null })}>{t('clear')}</Button>
                ),
              }
            : { description: t('noneHint') })}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <StaffCards staff={data.items} /> : <StaffTable staff={data.items} />)}
      <Pager pages={pages} next={data?.next ?? null} />
      {making && <NewAccountDialog onClose={() => setMaking(false)} />}
    </div>
  );
}

function StaffTable({ staff }: { staff: StaffSummary[] }) {
  const t = useMessages(staffMessages);
  return (
    <Table<StaffSummary>
      rowKey="id"
      dataSource={staff}
      pagination={false}
      columns={[
        {
          title: t('name'),
          width: 240,
          render: (_, { id, displayName, username }) => (
            <>
              <Link to={`/staff/${id}`}>{displayName}</Link> <span className="yige-quiet">{username}</span>
            </>
          ),
        },
        { title: t('posts'), render: (_, person) => <Posts person={person} /> },
        { title: t('officePhone'), width: 150, render: (_, { officePhone }) => officePhone ?? '—' },
        { title: t('state'), width: 150, render: (_, person) => <Exceptions person={person} /> },
      ]}
    />
  );
}

function StaffCards({ staff }: { staff: StaffSummary[] }) {
  return (
    <ul className="yige-cards">
      {staff.map((person) => (
        <li key={person.id} className="staff-card">
          <Link to={`/staff/${person.id}`}>{person.displayName}</Link>
          <Posts person={person} />
          <Exceptions person={person} quietWithout />
        </li>
      ))}
    </ul>
  );
}

function Posts({ person: { posts } }: { person: StaffSummary }) {
  const t = useMessages(staffMessages);
  if (posts.length === 0) return <span className="yige-quiet">{t('noPosts')}</span>;
  return (
    <ul className="staff-posts">
      {posts.map((appointment) => (
        <li key={appointment.id}>
          <PostLine appointment={appointment} />
        </li>
      ))}
    </ul>
  );
}

/** What is out of the ordinary; an ordinary person has plain words. */
function Exceptions({ person, quietWithout = false }: { person: StaffSummary; quietWithout?: boolean }) {
  const t = useMessages(staffMessages);
  const { disabled, expiring, posts } = person;
  if (disabled || expiring) {
    return (
      <span className="staff-chips">
        {disabled && <StatusChip status="withdrawn" label={t('disabled')} />}
        {expiring && <StatusChip status="dueSoon" label={t('expiring')} />}
      </span>
    );
  }
  if (quietWithout) return null;
  return <>{posts.length > 0 ? t('current') : '—'}</>;
}
