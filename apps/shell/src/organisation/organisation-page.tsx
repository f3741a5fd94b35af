import { importableKinds } from '@yige/contracts';
import { Icon, useDisplay, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import { AsOfBanner, AsOfField } from './as-of-bar.js';
import { organisationMessages } from './organisation-messages.js';
import { useUnit, useUnits } from './organisation-queries.js';
import { UnitList } from './unit-list.js';
import { UnitPage } from './unit-page.js';
import { UnitTree } from './unit-tree.js';
import { type AsOf, useAsOf } from './use-as-of.js';
import './organisation.css';

/** The organisation as of a day: the tree beside one unit; on a phone one after the other. */
export default function OrganisationPage() {
  const { unitId = null } = useParams();
  const { phone } = useDisplay();
  const asOf = useAsOf();
  if (phone) return <PhoneOrganisation unitId={unitId} asOf={asOf} />;
  return (
    <div className="organisation" data-unit={unitId !== null}>
      <Tree unitId={unitId} asOf={asOf} />
      <div className="organisation-detail">
        <AsOfBanner asOf={asOf} />
        {unitId === null ? <TopUnit asOf={asOf} /> : <UnitPage key={unitId} unitId={unitId} asOf={asOf} />}
      </div>
    </div>
  );
}

function Tree({ unitId, asOf }: { unitId: string | null; asOf: AsOf }) {
  const t = useMessages(organisationMessages);
  const [q, setQ] = useState('');
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const { data: unit } = useUnit(unitId ?? '', asOf.day, unitId !== null);
  // The way to the chosen unit opens, and what was open stays so.
  useEffect(() => {
    if (unit === undefined) return;
    setOpened((before) => new Map([...before, ...unit.parents.map(({ id }) => [id, true] as const)]));
  }, [unit]);
  return (
    <nav className="organisation-tree" aria-label={t('tree')}>
      <header>
        <h2>{t('title')}</h2>
        <ShortfallLink />
        <ReorganisationsLink />
        <ImportLink />
        <UnitSearch q={q} onSearch={setQ} />
        <AsOfField asOf={asOf} />
      </header>
      {q === '' ? (
        <UnitTree
          asOf={asOf}
          selected={unitId}
          opened={opened}
          onOpen={(id, open) => setOpened(new Map([...opened, [id, open]]))}
        />
      ) : (
        <UnitList parent={null} q={q} asOf={asOf} />
      )}
    </nav>
  );
}

/** Until a unit is chosen, the topmost one of the user's own. */
function TopUnit({ asOf }: { asOf: AsOf }) {
  const units = useUnits({ parent: null, asOf: asOf.day, q: '' });
  const top = units.data?.pages[0]?.items[0];
  if (top === undefined) return <UnitList parent={null} q="" asOf={asOf} />;
  return <UnitPage key={top.id} unitId={top.id} asOf={asOf} />;
}

function PhoneOrganisation({ unitId, asOf }: { unitId: string | null; asOf: AsOf }) {
  const t = useMessages(organisationMessages);
  const [q, setQ] = useState('');
  return (
    <>
      <AsOfBanner asOf={asOf} />
      {unitId !== null && <UnitPage key={unitId} unitId={unitId} asOf={asOf} />}
      {unitId === null && (
        <div className="yige-page">
          <header className="yige-page-head">
            <h1>{t('title')}</h1>
            <ShortfallLink />
            <ReorganisationsLink />
            <ImportLink />
          </header>
          <UnitSearch q={q} onSearch={setQ} />
          <AsOfField asOf={asOf} />
          <UnitList parent={null} q={q} asOf={asOf} />
        </div>
      )}
    </>
  );
}

function UnitSearch({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useMessages(organisationMessages);
  return (
    <Input.Search
      allowClear
      defaultValue={q}
      aria-label={t('search')}
      placeholder={t('searchHint')}
      onSearch={(text) => onSearch(text.trim())}
    />
  );
}

function ReorganisationsLink() {
  const t = useMessages(organisationMessages);
  return (
    <Link to="/organisation/reorganisations" className="organisation-link">
      <Icon name="refresh" size={16} /> {t('reorganisations')}
    </Link>
  );
}

/** For whoever introduces the platform: units from a list. */
function ImportLink() {
  const t = useMessages(organisationMessages);
  const { permissions } = usePortal();
  if (!importableKinds(permissions).includes('units')) return null;
  return (
    <Link to="/imports" className="organisation-link">
      <Icon name="plus" size={16} /> {t('import')}
    </Link>
  );
}

function ShortfallLink() {
  const t = useMessages(organisationMessages);
  return (
    <Link to="/organisation/shortfalls" className="organisation-link">
      <Icon name="alert" size={16} /> {t('shortfalls')}
    </Link>
  );
}
