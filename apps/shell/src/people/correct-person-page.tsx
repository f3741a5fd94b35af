import { useQuery } from '@tanstack/react-query';
import type { Person, PersonCorrection } from '@yige/contracts';
import { LoadingView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { NoPermission } from '../states/not-found.js';
import { formMessages } from './forms/form-messages.js';
import { type GivenIdentity, IdentityFields } from './forms/identity-fields.js';
import { SourceField } from './forms/source-fields.js';
import { useChange } from './forms/use-change.js';
import { peopleMessages } from './people-messages.js';

/** Corrects who somebody is. What is known is filled in; a number is asked only to replace it. */
export default function CorrectPersonPage() {
  const { personId = '' } = useParams();
  const person = useQuery({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => client.people.get({ params: { id: personId }, signal }),
  });
  if (person.isLoading) return <LoadingView />;
  if (person.data === undefined) return <ReadFailed onRetry={() => void person.refetch()} />;
  if (!person.data.actions.includes('correct')) return <NoPermission />;
  return <Correction key={personId} person={person.data} />;
}

function Correction({ person }: { person: Person }) {
  const t = useMessages(peopleMessages);
  const f = useMessages(formMessages);
  const navigate = useNavigate();
  const known: GivenIdentity = {
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    documentType: person.documentType,
    idNumber: '',
    phone: '',
    alias: person.aliases[0] ?? '',
  };
  const [given, setGiven] = useState(known);
  const [source, setSource] = useState('');
  const change = useChange(
    (body: PersonCorrection) => client.people.correct({ params: { id: person.id }, body }),
    () => void navigate(`/people/${person.id}`),
  );
  const body = correctionOf(known, given, person.aliases, source.trim());
  return (
    <div className="yige-page">
      <h1>{t('correctPerson', { name: person.name })}</h1>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (body !== null) change.run(body);
        }}
      >
        <IdentityFields
          value={given}
          onChange={setGiven}
          errorAt={change.errorAt}
          idNumberPointer="/document/idNumber"
          knownIdNumber={person.idNumber}
          knownPhone={person.phone}
        />
        <SourceField value={source} error={change.errorAt('/source')} onChange={setSource} />
        {change.failure !== null && <p role="alert">{change.failure}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={change.busy} disabled={body === null}>
            {f('save')}
          </Button>
          <Button onClick={() => void navigate(-1)}>{f('cancel')}</Button>
        </div>
      </form>
    </div>
  );
}

/** Only what differs; null while nothing does, or nobody is named as its source. */
function correctionOf(
  known: GivenIdentity,
  given: GivenIdentity,
  aliases: readonly string[],
  source: string,
): PersonCorrection | null {
  if (source === '') return null;
  const number = given.idNumber.trim();
  const documentChanged = given.documentType !== known.documentType || number !== '';
  const changes = {
    ...(given.name.trim() === known.name || given.name.trim() === '' ? {} : { name: given.name }),
    ...(given.sex === known.sex ? {} : { sex: given.sex }),
    ...(given.birthDate === known.birthDate || given.birthDate === '' ? {} : { birthDate: given.birthDate }),
    ...(documentChanged ? { document: { type: given.documentType, idNumber: number === '' ? null : number } } : {}),
    ...(given.phone.trim() === '' ? {} : { phone: given.phone }),
    ...(given.alias.trim() === known.alias
      ? {}
      : { aliases: [given.alias.trim(), ...aliases.slice(1)].filter((alias) => alias !== '') }),
  };
  return Object.keys(changes).length === 0 ? null : { ...changes, source };
}
