import { client } from '../api/client.js';
import { AttachmentList } from '../inbox/conversation/attachment-list.js';

/** 依据文件: the files of the basis of an admission. */
export function AdmissionDocuments({ admissionId }: { admissionId: string }) {
  return (
    <AttachmentList
      source={{
        key: ['admissions', 'documents', admissionId],
        list: (signal) => client.admissionDocuments.list({ params: { id: admissionId }, signal }),
        add: (file) => client.admissionDocuments.add({ params: { id: admissionId }, body: { file } }),
        remove: (documentId) => client.admissionDocuments.remove({ params: { id: admissionId, documentId } }),
        urlOf: (documentId) => `/api/v1/admissions/${admissionId}/documents/${documentId}`,
        shownIn: [],
      }}
    />
  );
}
