import type { AuditEntry } from '@yige/contracts';
import { useDisplay, useFormat, useMessages } from '@yige/ui';
import Table from 'antd/es/table';
import { auditMessages } from './audit-messages.js';
import { useAuditWords } from './audit-words.js';

interface AuditListProps {
  entries: AuditEntry[];
  onOpen: (entry: AuditEntry) => void;
}

/** Entries as a table, on a phone as cards; each opens from its time. */
export function AuditList({ entries, onOpen }: AuditListProps) {
  const { phone } = useDisplay();
  return phone ? <AuditCards entries={entries} onOpen={onOpen} /> : <AuditTable entries={entries} onOpen={onOpen} />;
}

function AuditTable({ entries, onOpen }: AuditListProps) {
  const t = useMessages(auditMessages);
  const words = useAuditWords();
  const format = useFormat();
  return (
    <Table<AuditEntry>
      rowKey="id"
      dataSource={entries}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('time'),
          render: (_, entry) => (
            <button type="button" className="yige-link-button" onClick={() => onOpen(entry)}>
              {format.dateTime(entry.at)}
            </button>
          ),
        },
        { title: t('who'), render: (_, { actor }) => actor.name },
        { title: t('what'), render: (_, { action }) => words.action(action) },
        { title: t('subject'), render: (_, { subject }) => words.subject(subject) ?? '—' },
        { title: t('unit'), render: (_, { unit }) => unit?.name ?? '—' },
        { title: t('reason'), render: (_, { reason }) => <span className="audit-reason">{reason ?? '—'}</span> },
      ]}
    />
  );
}

function AuditCards({ entries, onOpen }: AuditListProps) {
  const words = useAuditWords();
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {entries.map((entry) => (
        <li key={entry.id}>
          <button type="button" className="yige-link-button audit-card" onClick={() => onOpen(entry)}>
            {words.action(entry.action)}
          </button>
          <div>
            {entry.actor.name}
            {entry.subject !== null && ` · ${words.subject(entry.subject)}`}
          </div>
          <div className="yige-quiet">
            {format.dateTime(entry.at)}
            {entry.reason !== null && ` · ${entry.reason}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
