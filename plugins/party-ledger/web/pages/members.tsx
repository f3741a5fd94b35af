import {
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useDisplay,
  useMessages,
  usePages,
  usePluginPermission,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { useState } from 'react';
import {
  type Member,
  type MemberKind,
  memberKindSchema,
  memberPageSchema,
  type Standing,
  standingSchema,
} from '../../contract/members.js';
import { ageOn } from '../../rules/structure-brackets.js';
import { MemberDrawer } from '../parts/member-drawer.js';
import { OrganisationSelect, useOrganisations } from '../parts/organisations.js';
import { PartyPage } from '../parts/party-page.js';
import { RegisterMember } from '../parts/register-member.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';

const PAGE = 50;

/** The roster of today. */
function MembersPage() {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const { phone } = useDisplay();
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const pages = usePages();
  const [organisation, setOrganisation] = useState<string>();
  const [standing, setStanding] = useState<Standing>();
  const [kind, setKind] = useState<MemberKind>();
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch } = usePluginQuery({
    path: '/members',
    query: { organisation, standing, kind, cursor: pages.cursor, limit: PAGE },
    response: memberPageSchema,
  });
  const filtered = organisation !== undefined || standing !== undefined || kind !== undefined;
  /** Another list begins at its first page. */
  const filter = (apply: () => void) => {
    apply();
    pages.restart();
  };
  const clear = () =>
    filter(() => {
      setOrganisation(undefined);
      setStanding(undefined);
      setKind(undefined);
    });
  return (
    <PartyPage
      title={
        <>
          {t('title')} {data !== undefined && <small className="yige-quiet">{t('total', { total: data.total })}</small>}
        </>
      }
      actions={
        mayKeep && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <div className="yige-filters">
        <OrganisationSelect
          value={organisation}
          none={w('allOrganisations')}
          onChange={(chosen) => filter(() => setOrganisation(chosen))}
        />
        <Select<Standing>
          allowClear
          aria-label={t('standing')}
          placeholder={t('standing')}
          value={standing ?? null}
          style={{ minWidth: 140 }}
          options={standingSchema.options.map((value) => ({ value, label: w(`standing.${value}`) }))}
          onChange={(chosen: Standing | undefined) => filter(() => setStanding(chosen))}
        />
        <Select<MemberKind>
          allowClear
          aria-label={t('kind')}
          placeholder={t('kind')}
          value={kind ?? null}
          style={{ minWidth: 120 }}
          options={memberKindSchema.options.map((value) => ({ value, label: w(`member.${value}`) }))}
          onChange={(chosen: MemberKind | undefined) => filter(() => setKind(chosen))}
        />
      </div>
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <StateView
          kind={filtered ? 'noMatch' : 'empty'}
          title={t(filtered ? 'noMatch' : 'empty')}
          {...(filtered ? { action: <Button onClick={clear}>{t('clear')}</Button> } : { description: t('emptyHint') })}
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <MemberList members={data.items} phone={phone} onOpen={setOpen} />
      )}
      {data !== undefined && <Pager pages={pages} next={data.next} />}
      {adding && <RegisterMember onClose={() => setAdding(false)} />}
      {open !== null && <MemberDrawer memberId={open} onClose={() => setOpen(null)} />}
    </PartyPage>
  );
}

interface MemberListProps {
  members: Member[];
  phone: boolean;
  onOpen: (id: string) => void;
}

function MemberList({ members, phone, onOpen }: MemberListProps) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const organisations = useOrganisations().data?.items ?? [];
  const nameOf = ({ organisationId }: Member) => organisations.find(({ id }) => id === organisationId)?.name ?? '—';
  const statesOf = ({ standing, kind }: Member) => `${w(`standing.${standing}`)} · ${w(`member.${kind}`)}`;
  if (phone) {
    return (
      <ul className="yige-cards">
        {members.map((member) => (
          <li key={member.id}>
            <MemberName member={member} onOpen={onOpen} />
            <div>{nameOf(member)}</div>
            <div className="yige-quiet">{statesOf(member)}</div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table<Member>
      rowKey="id"
      dataSource={members}
      pagination={false}
      columns={[
        { title: t('name'), render: (_, member) => <MemberName member={member} onOpen={onOpen} /> },
        { title: t('organisation'), render: (_, member) => nameOf(member) },
        { title: t('standing'), render: (_, member) => statesOf(member) },
      ]}
    />
  );
}

function MemberName({ member, onOpen }: { member: Member; onOpen: (id: string) => void }) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const today = useToday();
  const { id, name, sex, birthDate, education } = member;
  return (
    <>
      <button type="button" className="yige-link-button" onClick={() => onOpen(id)}>
        {name}
      </button>
      <div className="yige-quiet">
        {t('about', { sex: w(`sex.${sex}`), age: ageOn(today, birthDate), education: w(`education.${education}`) })}
      </div>
    </>
  );
}

export default definePage(MembersPage);
