import { client } from '../../api/client.js';
import { AttachmentList } from './attachment-list.js';

/** Photos and papers of the task. */
export function Attachments({ taskId }: { taskId: string }) {
  return (
    <AttachmentList
      source={{
        key: ['taskAttachments', taskId],
        list: (signal) => client.taskAttachments.list({ params: { id: taskId }, signal }),
        add: (file) => client.taskAttachments.add({ params: { id: taskId }, body: { file } }),
        remove: (attachmentId) => client.taskAttachments.remove({ params: { id: taskId, attachmentId } }),
        urlOf: (attachmentId) => `/api/v1/tasks/${taskId}/attachments/${attachmentId}`,
        shownIn: [['tasks', 'one', taskId]],
      }}
    />
  );
}
