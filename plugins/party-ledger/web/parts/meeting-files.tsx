import {
  FileLink,
  FileUpload,
  Icon,
  useAnnounce,
  useMessages,
  usePluginMutation,
  usePluginPermission,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { z } from 'zod';
import {
  MEETING_FILES,
  type Meeting,
  type MeetingFile,
  meetingFileSchema,
  meetingFiles,
} from '../../contract/meetings.js';
import { yearMessages } from '../text/year-messages.js';
import { Refusal } from './fields.js';

/** Scans of a meeting, with a way to add one for whoever records meetings. */
export function MeetingFiles({ meeting: { id, files } }: { meeting: Meeting }) {
  const t = useMessages(yearMessages);
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  if (files.length === 0 && !mayKeep) return null;
  return (
    <section aria-label={t('files')} style={{ marginBlockStart: 8 }}>
      <div className="yige-field-label">{t('files')}</div>
      <ul className="yige-plain-list">
        {files.map((file) => (
          <li key={file.id}>
            <OneFile meetingId={id} file={file} mayKeep={mayKeep} />
          </li>
        ))}
      </ul>
      {mayKeep && files.length < MEETING_FILES && (
        <FileUpload upload={meetingFiles} path={`/meetings/${id}/files`} response={meetingFileSchema} />
      )}
    </section>
  );
}

interface OneFileProps {
  meetingId: string;
  file: MeetingFile;
  mayKeep: boolean;
}

function OneFile({ meetingId, file, mayKeep }: OneFileProps) {
  const t = useMessages(yearMessages);
  const announce = useAnnounce();
  const path = `/meetings/${meetingId}/files/${file.id}`;
  const remove = usePluginMutation<typeof nothing, void>({ ...{ method: 'DELETE', path, response: nothing } });
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 }}>
      <FileLink path={path} file={file} />
      <span className="yige-quiet">{t('fileBy', { name: file.addedBy })}</span>
      {mayKeep && (
        <Popconfirm
          title={t('fileRemoveAsk')}
          okText={t('fileRemoveYes')}
          cancelText={t('fileKeep')}
          okButtonProps={{ danger: true }}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => announce(t('fileRemoved')) })}
        >
          <Button
            size="small"
            loading={remove.isPending}
            icon={<Icon name="close" size={14} label={t('fileRemove', { name: file.name })} />}
          />
        </Popconfirm>
      )}
      <Refusal error={remove.error} />
    </div>
  );
}

const nothing = z.undefined();
