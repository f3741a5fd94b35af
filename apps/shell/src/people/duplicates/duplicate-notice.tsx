import { corePermissions, type PersonMerge } from '@yige/contracts';
import { Icon, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { useChange } from '../forms/use-change.js';
import { duplicateMessages } from './duplicate-messages.js';
import './duplicates.css';
import { useDuplicates, useMerges } from './duplicate-queries.js';
import { ReasonText } from './reason-text.js';

/** On a person's page: who may be the same person, and who has been merged into them. Nothing where there is neither. */
export function DuplicateNotice({ personId }: { personId: string }) {
  const t = useMessages(duplicateMessages);
  const keeps = usePortal().permissions.includes(corePermissions.personManage);
  const duplicates = useDuplicates(personId, keeps);
  const merges = useMerges(personId, keeps);
  const pairs = duplicates.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {pairs.map(({ id, reasons }) => (
        <div key={id} className="duplicate-notice">
          <Icon name="people" size={16} />
          <div>
            <strong>{t('notice')}</strong>
            <p>
              <ReasonText reasons={reasons} />
            </p>
          </div>
          <Link to={`/people/duplicates/${id}`}>{t('compare')}</Link>
        </div>
      ))}
      {merges.data?.items.map((merge) => (
        <MergeBar key={merge.id} merge={merge} />
      ))}
    </>
  );
}

function MergeBar({ merge }: { merge: PersonMerge }) {
  const t = useMessages(duplicateMessages);
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { id, fromName, mergedBy, mergedAt, undoUntil, mayUndo } = merge;
  const undo = useChange(
    () => client.merges.undo({ params: { id } }),
    () => setAsking(false),
  );
  return (
    <div className="duplicate-notice">
      <Icon name="people" size={16} />
      <div>
        <strong>{t('mergedFrom', { name: fromName })}</strong>
        <p>{t('mergedBy', { by: mergedBy, date: format.date(mergedAt), until: format.date(undoUntil) })}</p>
      </div>
      {mayUndo && <Button onClick={() => setAsking(true)}>{t('undo')}</Button>}
      <Modal
        open={asking}
        onCancel={() => setAsking(false)}
        title={t('undoAsk', { name: fromName })}
        footer={[
          <Button key="cancel" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>,
          <Button key="undo" danger type="primary" loading={undo.busy} onClick={() => undo.run(undefined)}>
            {t('undo')}
          </Button>,
        ]}
      >
        <p>{t('undoHint')}</p>
        {undo.failure !== null && <p role="alert">{undo.failure}</p>}
      </Modal>
    </div>
  );
}
