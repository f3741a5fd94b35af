import { type AuditEntry, auditActionTitle } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import { subjectKindMessages } from './audit-messages.js';

type SubjectKind = keyof (typeof subjectKindMessages)['zh-CN'];

/** Acts and subjects in plain words; what core does not know, such as a plugin's act, by its code. */
export function useAuditWords() {
  const localized = useLocalized();
  const t = useMessages(subjectKindMessages);
  return {
    action(code: string): string {
      const title = auditActionTitle(code);
      return title === null ? code : localized(title);
    },
    /** The kind and the end of the id: enough to tell two apart, and names nobody. */
    subject(subject: AuditEntry['subject']): string | null {
      if (subject === null) return null;
      const kind = isKnown(subject.kind) ? t(subject.kind) : subject.kind;
      return `${kind} ${subject.id.length > 12 ? `…${subject.id.slice(-6)}` : subject.id}`;
    },
  };
}

function isKnown(kind: string): kind is SubjectKind {
  return kind in subjectKindMessages['zh-CN'];
}
