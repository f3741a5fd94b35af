import { LoadingView, StateView, useDisplay, useMessages } from '@yige/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { DoorList } from './door-list.js';
import { useDoors } from './use-doors.js';
import { usePreparedForms } from './use-prepared-forms.js';
import { VisitPage } from './visit-page.js';
import './visits.css';
import { visitMessages } from './visit-messages.js';

/** Today's doors (今日走访) and the form of one: beside each other on a desktop, one after the other on a phone. */
export default function VisitsPage() {
  const t = useMessages(visitMessages);
  const { phone } = useDisplay();
  const { stopId } = useParams();
  const [unit, setUnit] = useState<string | null>(null);
  const doors = useDoors(unit);
  usePreparedForms(doors.data?.doors ?? []);
  if (doors.isLoading) return <LoadingView />;
  if (doors.data === undefined) return <ReadFailed onRetry={() => void doors.refetch()} />;
  const list = <DoorList doors={doors.data} unit={unit} onUnit={setUnit} chosen={stopId ?? null} />;
  const visit = stopId === undefined ? null : <VisitPage key={stopId} stopId={stopId} doors={doors.data} />;
  if (phone) return visit ?? list;
  return (
    <div className="visits">
      {list}
      {visit ?? (
        <div className="visits-none">
          <StateView kind="empty" title={t('choose')} />
        </div>
      )}
    </div>
  );
}
