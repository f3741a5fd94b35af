import { corePermissions, type OutsideRefusal } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { AttachmentList } from '../inbox/conversation/attachment-list.js';
import { refusalMessages } from './refusal-messages.js';

/** Photos of the paper that was refused, with a way to add one. */
export function RefusalPapers({ refusalId }: { refusalId: string }) {
  return (
    <AttachmentList
      source={{
        key: ['refusalPapers', refusalId],
        list: (signal) => client.refusalPapers.list({ params: { id: refusalId }, signal }),
        add: (file) => client.refusalPapers.add({ params: { id: refusalId }, body: { file } }),
        remove: (paperId) => client.refusalPapers.remove({ params: { id: refusalId, paperId } }),
        urlOf: (paperId) => `/api/v1/admissions/refusals/outside/${refusalId}/papers/${paperId}`,
        shownIn: [['admissions', 'refusals', 'outside']],
      }}
    />
  );
}

/** In a list they are read once somebody wants to see them. */
export function FoldedPapers({ refusal: { id, papers } }: { refusal: OutsideRefusal }) {
  const t = useMessages(refusalMessages);
  const { permissions } = usePortal();
  const [open, setOpen] = useState(false);
  if (papers === 0 && !permissions.includes(corePermissions.taskRefuse)) return null;
  return (
    <>
      <Button type="link" className="refusal-papers" aria-expanded={open} onClick={() => setOpen(!open)}>
        {papers === 0 ? t('addPaper') : t('papers', { count: papers })}
      </Button>
      {open && <RefusalPapers refusalId={id} />}
    </>
  );
}
