import { useMessages } from '@yige/ui';
import { frameMessages } from '../frame/frame-messages.js';
import { AbsencePanel } from './absence-panel.js';

/** One's own absences, and for whom one stands in. */
export default function AbsencesPage() {
  const t = useMessages(frameMessages);
  return (
    <div className="yige-page my-page">
      <h1>{t('myAbsences')}</h1>
      <AbsencePanel />
    </div>
  );
}
