import { useQuery } from '@tanstack/react-query';
import { residenceKindSchema } from '@yige/contracts';
import { ChoiceButtons, calendarDay, KnownFact, LoadingView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import { DoorFields } from './forms/door-fields.js';
import { formMessages } from './forms/form-messages.js';
import { type GivenIdentity, IdentityFields } from './forms/identity-fields.js';
import { type Sourced, SourceFields } from './forms/source-fields.js';
import { useChange } from './forms/use-change.js';
import { peopleMessages } from './people-messages.js';

const NOBODY: GivenIdentity = {
  name: '',
  sex: 'female',
  birthDate: '',
  documentType: 'citizenId',
  idNumber: '',
  phone: '',
  alias: '',
};

/** Registers somebody who lives here. From the page of a household or a door that is known; else it is chosen. */
export default function NewPersonPage() {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const navigate = useNavigate();
  const { timeZone } = usePortal();
  const [search] = useSearchParams();
  const householdId = search.get('household');
  const household = useQuery({
    queryKey: ['households', 'one', householdId],
    enabled: householdId !== null,
    queryFn: ({ signal }) => client.households.get({ params: { id: householdId ?? '' }, signal }),
  });
  const [identity, setIdentity] = useState(NOBODY);
  const [door, setDoor] = useState<{ dwellingId: string | null; householdId: string | null }>({
    dwellingId: search.get('dwelling'),
    householdId: null,
  });
  const [residenceKind, setResidenceKind] = useState<(typeof residenceKindSchema.options)[number]>('permanent');
  const today = calendarDay(new Date(), timeZone);
  const [sourced, setSourced] = useState<Sourced>({ validFrom: today, source: f('atTheDoor') });
  const dwellingId = household.data?.dwellingId ?? door.dwellingId;
  const change = useChange(
    (home: string) =>
      client.people.create({
        body: {
          name: identity.name,
          sex: identity.sex,
          birthDate: identity.birthDate,
          documentType: identity.documentType,
          idNumber: identity.documentType === 'none' ? null : identity.idNumber.trim() || null,
          phone: identity.phone.trim() || null,
          aliases: identity.alias.trim() === '' ? [] : [identity.alias],
          source: sourced.source,
          residence: {
            dwellingId: home,
            householdId: householdId ?? door.householdId,
            residenceKind,
            validFrom: sourced.validFrom,
          },
        },
      }),
    ({ id }) => void navigate(`/people/${id}`),
  );
  if (household.isLoading) return <LoadingView />;
  if (household.error !== null) return <ReadFailed onRetry={() => void household.refetch()} />;
  const complete = identity.name.trim() !== '' && identity.birthDate !== '' && sourced.source.trim() !== '';
  return (
    <div className="yige-page">
      <h1>{t('newPerson')}</h1>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && dwellingId !== null) change.run(dwellingId);
        }}
      >
        {household.data === undefined ? (
          <DoorFields
            dwellingId={door.dwellingId}
            householdId={door.householdId}
            firstBuildingId={search.get('building')}
            onChange={setDoor}
            error={change.errorAt('/residence/dwellingId') ?? change.errorAt('/residence/householdId')}
          />
        ) : (
          <KnownFact label={t('door')} value={household.data.door.text} source={t('registry')} date={today} />
        )}
        <ChoiceButtons
          label={t('residenceKind')}
          columns={2}
          value={residenceKind}
          onChange={setResidenceKind}
          options={residenceKindSchema.options.map((kind) => ({ value: kind, label: t(kind) }))}
        />
        <IdentityFields value={identity} onChange={setIdentity} errorAt={change.errorAt} idNumberPointer="/idNumber" />
        <SourceFields
          value={sourced}
          onChange={setSourced}
          errorAt={change.errorAt}
          datePointer="/residence/validFrom"
        />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={change.busy} disabled={!complete || dwellingId === null}>
            {f('save')}
          </Button>
          <Button onClick={() => void navigate(-1)}>{f('cancel')}</Button>
        </div>
      </form>
    </div>
  );
}
