import { useMessages } from '@yige/ui';
import { admissionMessages } from './admission-messages.js';
import { useTaskAdmission } from './use-task-admission.js';

/** What the admission of a task wants to see, where photos and papers are added. */
export function EvidenceAsked({ taskId }: { taskId: string }) {
  const t = useMessages(admissionMessages);
  const { data } = useTaskAdmission(taskId);
  const evidence = data?.admission?.evidence ?? [];
  if (evidence.length === 0) return null;
  return (
    <section className="task-evidence">
      <h3>{t('evidence')}</h3>
      <ul>
        {evidence.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}
