import type { AuditEntry, AuditFilter } from '@yige/contracts';
import { FactList, useDisplay, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { auditMessages } from './audit-messages.js';
import { useAuditWords } from './audit-words.js';

interface AuditDrawerProps {
  entry: AuditEntry | null;
  onClose: () => void;
  onFilter: (filter: AuditFilter) => void;
}

/** All that is recorded of one act, and where it stands in the chain. */
export function AuditDrawer({ entry, onClose, onFilter }: AuditDrawerProps) {
  const t = useMessages(auditMessages);
  const { phone } = useDisplay();
  return (
    <Drawer
      open={entry !== null}
      onClose={onClose}
      title={t('detail')}
      size={phone ? '100%' : 480}
      destroyOnHidden
      closable={{ 'aria-label': t('close') }}
    >
      {entry !== null && <AuditDetail entry={entry} onFilter={onFilter} />}
    </Drawer>
  );
}

function AuditDetail({ entry, onFilter }: { entry: AuditEntry; onFilter: (filter: AuditFilter) => void }) {
  const t = useMessages(auditMessages);
  const words = useAuditWords();
  const format = useFormat();
  const { actor, subject, link } = entry;
  const details = Object.entries(entry.details);
  return (
    <div className="audit-detail">
      <FactList
        facts={[
          { label: t('time'), value: `${format.dateTime(entry.at)} (${entry.at})` },
          { label: t('who'), value: actor.name },
          { label: t('account'), value: <code>{actor.id}</code> },
          { label: t('what'), value: words.action(entry.action) },
          { label: t('code'), value: <code>{entry.action}</code> },
          { label: t('subject'), value: words.subject(subject) },
          { label: t('unit'), value: entry.unit?.name ?? null },
          { label: t('reason'), value: entry.reason },
          { label: t('address'), value: entry.address },
          { label: t('request'), value: entry.requestId === null ? null : <code>{entry.requestId}</code> },
          {
            label: t('details'),
            value:
              details.length === 0
                ? null
                : details.map(([name, value]) => (
                    <div key={name}>
                      <code>
                        {name}: {JSON.stringify(value)}
                      </code>
                    </div>
                  )),
          },
          {
            label: t('chain'),
            value: link === null ? t('unsealed') : t('sealed', { day: link.day, sequence: link.sequence }),
          },
          { label: t('hash'), value: link === null ? null : <code>{link.hash}</code> },
          { label: t('id'), value: <code>{entry.id}</code> },
        ]}
      />
      <div className="audit-detail-actions">
        {subject !== null && (
          <Button onClick={() => onFilter({ subject: `${subject.kind}/${subject.id}` })}>{t('allOfSubject')}</Button>
        )}
        <Button onClick={() => onFilter({ actor: actor.id })}>{t('allOfActor')}</Button>
      </div>
    </div>
  );
}
