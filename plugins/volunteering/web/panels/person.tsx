import {
  definePersonPanel,
  FactList,
  type PersonPanelProps,
  useFormat,
  useMessages,
  usePluginPermission,
  usePluginQuery,
  useResident,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { z } from 'zod';
import { personSummarySchema } from '../../contract/volunteers.js';
import { HelpFact } from '../parts/help-fact.js';
import { QueryView } from '../parts/query-view.js';
import { Stars } from '../parts/stars.js';
import { useDuration } from '../text/duration.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';
import { EnrolDialog } from '../volunteer/enrol-dialog.js';

type Summary = z.output<typeof personSummarySchema>;

/** 志愿服务 on a person's page: what they give and have saved, and the help that they got. */
function PersonPanel({ personId }: PersonPanelProps) {
  const query = usePluginQuery({ path: `/people/${personId}`, response: personSummarySchema });
  return (
    <QueryView query={query}>
      {({ volunteer, helped }) => (
        <>
          {volunteer === null ? <NotEnrolled personId={personId} /> : <Standing volunteer={volunteer} />}
          <HelpFact helped={helped} />
        </>
      )}
    </QueryView>
  );
}

function Standing({ volunteer }: { volunteer: NonNullable<Summary['volunteer']> }) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const format = useFormat();
  const duration = useDuration();
  const { kinds, minutes, stars, balance, enrolledOn, leftOn, nextShifts, moves, starRule } = volunteer;
  const shifts = nextShifts.map(({ id, title, startsAt, endsAt }) => (
    <div key={id}>
      {format.dateTime(startsAt)}—{format.time(endsAt)} {title}
    </div>
  ));
  const lines = moves.map((move) => (
    <div key={move.id}>
      {format.date(move.at)} {t(`move.${move.kind}`)} {move.minutes < 0 ? '−' : '+'}
      {duration(Math.abs(move.minutes))}
    </div>
  ));
  return (
    <>
      <FactList
        facts={[
          { label: t('served'), value: duration(minutes) },
          { label: t('stars'), value: <Stars stars={stars} /> },
          { label: t('balance'), value: duration(balance) },
          { label: t('kinds'), value: format.list(kinds.map((kind) => word(`kind.${kind}`))) },
          { label: t('enrolledOn'), value: format.date(enrolledOn) },
          ...(leftOn === null ? [] : [{ label: t('leftOn'), value: format.date(leftOn) }]),
          ...(shifts.length === 0 ? [] : [{ label: t('nextShifts'), value: shifts }]),
          ...(lines.length === 0 ? [] : [{ label: t('moves'), value: lines }]),
        ]}
      />
      <p className="yige-quiet">{t('starRule', { source: starRule.source, date: format.date(starRule.validFrom) })}</p>
    </>
  );
}

function NotEnrolled({ personId }: { personId: string }) {
  const t = useMessages(volunteerMessages);
  const mayEnrol = usePluginPermission('volunteering:volunteer.enrol');
  const { data: resident } = useResident(personId);
  const [enrolling, setEnrolling] = useState(false);
  return (
    <>
      <p className="yige-quiet">{t('notVolunteer')}</p>
      {mayEnrol && resident !== undefined && <Button onClick={() => setEnrolling(true)}>{t('enrol')}</Button>}
      {enrolling && resident !== undefined && (
        <EnrolDialog
          resident={{ personId, name: resident.name, birthDate: resident.birthDate }}
          onClose={() => setEnrolling(false)}
        />
      )}
    </>
  );
}

export default definePersonPanel(PersonPanel);
