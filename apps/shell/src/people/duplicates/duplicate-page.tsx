import {
  type DuplicateComparison,
  type DuplicateSide,
  type MergeRequest,
  type Person,
  ProblemError,
} from '@yige/contracts';
import { Icon, LoadingView, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { client } from '../../api/client.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import '../forms/forms.css';
import { useChange } from '../forms/use-change.js';
import { duplicateMessages } from './duplicate-messages.js';
import './duplicates.css';
import { useDuplicate, useMergePreview } from './duplicate-queries.js';
import { FieldChoices, SettledFields, SideChoice } from './field-choices.js';
import { KeepApartDialog } from './keep-apart-dialog.js';
import { MergePreview } from './merge-preview.js';
import { ReasonText } from './reason-text.js';
import { SettledBy } from './settled-by.js';

/** Two residents side by side: the same person or not, and if so what of each is kept. */
export default function DuplicatePage() {
  const t = useMessages(duplicateMessages);
  const { duplicateId = '' } = useParams();
  const duplicate = useDuplicate(duplicateId);
  if (duplicate.isLoading) return <LoadingView />;
  if (duplicate.data === undefined) {
    if (!isGone(duplicate.error)) return <ReadFailed onRetry={() => void duplicate.refetch()} />;
    return (
      <div className="yige-page">
        <StateView
          kind="notFound"
          title={t('gone')}
          description={t('goneHint')}
          action={<Link to="/people/duplicates">{t('back')}</Link>}
        />
      </div>
    );
  }
  const { first, second, settledBy, reasons } = duplicate.data;
  return (
    <div className="duplicate">
      <div className="duplicate-scroll">
        <header className="duplicate-head">
          <nav className="person-path">
            <Link to="/people/duplicates">{t('title')}</Link> <Icon name="chevronRight" size={14} />
          </nav>
          <h1>{t('sameTitle', { name: first?.name ?? second?.name ?? '' })}</h1>
          <p className="yige-quiet">
            <ReasonText reasons={reasons} />
          </p>
        </header>
        {first !== null && second !== null ? (
          <Comparison
            key={`${first.updatedAt} ${second.updatedAt}`}
            duplicate={duplicate.data}
            people={{ first, second }}
            onReload={() => void duplicate.refetch()}
          />
        ) : (
          <div className="duplicate-body">
            <p>
              {t('onlyYours')} <SettledBy settledBy={settledBy} />
            </p>
            {[first, second].map((person) => person !== null && <PersonLink key={person.id} person={person} />)}
          </div>
        )}
      </div>
    </div>
  );
}

function PersonLink({ person }: { person: Person }) {
  return (
    <p>
      <Link to={`/people/${person.id}`}>{person.name}</Link> {person.door?.text ?? person.unitName}
    </p>
  );
}

interface ComparisonProps {
  duplicate: DuplicateComparison;
  people: { first: Person; second: Person };
  onReload: () => void;
}

function Comparison({ duplicate, people, onReload }: ComparisonProps) {
  const t = useMessages(duplicateMessages);
  const { id, fields, settledBy } = duplicate;
  const [survivor, setSurvivor] = useState<DuplicateSide>('first');
  const [chosen, setChosen] = useState<Readonly<Record<string, DuplicateSide>>>({});
  const sideOf = (field: string) => chosen[field] ?? survivor;
  const differing = fields.filter(({ difference }) => difference === 'differs').map(({ field }) => field);
  return (
    <div className="duplicate-body">
      <section className="duplicate-survivor">
        <SideChoice
          title={t('keep')}
          value={survivor}
          onChoose={setSurvivor}
          contentOf={(side) => (
            <>
              <Link to={`/people/${people[side].id}`}>{people[side].name}</Link>
              <span className="duplicate-origin">
                {t('registered', { unit: people[side].unitName, door: people[side].door?.text ?? '—' })}
              </span>
            </>
          )}
        />
        <p className="yige-quiet">{t('keepHint')}</p>
      </section>
      {settledBy === null ? (
        <Merging
          id={id}
          request={{
            survivorId: people[survivor].id,
            versions: { first: people.first.updatedAt, second: people.second.updatedAt },
            choices: Object.fromEntries(differing.map((field) => [field, sideOf(field)])),
          }}
          onReload={onReload}
          choices={(errorAt) => (
            <FieldChoices
              people={people}
              fields={fields}
              sideOf={sideOf}
              onChoose={(field, side) => setChosen({ ...chosen, [field]: side })}
              errorAt={errorAt}
            />
          )}
          settled={<SettledFields people={people} fields={fields} />}
        />
      ) : (
        <>
          <p>
            <SettledBy settledBy={settledBy} />
          </p>
          <SettledFields people={people} fields={fields} />
        </>
      )}
    </div>
  );
}

interface MergingProps {
  id: string;
  request: MergeRequest;
  choices: (errorAt: (field: string) => string | undefined) => React.ReactNode;
  settled: React.ReactNode;
  onReload: () => void;
}

/** The choices, what comes of them, and the two ways out. */
function Merging({ id, request, choices, settled, onReload }: MergingProps) {
  const t = useMessages(duplicateMessages);
  const navigate = useNavigate();
  const [apart, setApart] = useState(false);
  const preview = useMergePreview(id, request);
  const merge = useChange(
    () => client.duplicates.merge({ params: { id }, body: request }),
    ({ survivorId }) => void navigate(`/people/${survivorId}`),
  );
  const refusal = preview.error instanceof ProblemError ? preview.error.problem : null;
  const errorAt = (field: string) =>
    refusal?.errors?.some(({ pointer }) => pointer === `/body/choices/${field}`) ? t('conflict') : undefined;
  const blocked = refusal !== null && refusal.status !== 422;
  return (
    <>
      {choices(errorAt)}
      <p className="yige-quiet">{t('masked')}</p>
      {blocked ? (
        <div className="duplicate-notice" role="alert">
          <Icon name="alert" size={16} />
          <div>{refusal.status === 409 ? t('changed') : refusal.title}</div>
          <Button onClick={onReload}>{t('reload')}</Button>
        </div>
      ) : (
        refusal === null && <MergePreview outcome={preview.data} loading={preview.isLoading} />
      )}
      {settled}
      {merge.failure !== null && (
        <p className="form-error" role="alert">
          <Icon name="alert" size={14} /> {merge.failure}
        </p>
      )}
      <footer className="duplicate-foot">
        <Button onClick={() => setApart(true)}>{t('keepApart')}</Button>
        <Button
          type="primary"
          loading={merge.busy}
          disabled={preview.data === undefined}
          onClick={() => merge.run(undefined)}
        >
          {t('merge')}
        </Button>
      </footer>
      {apart && (
        <KeepApartDialog
          duplicateId={id}
          onClose={() => setApart(false)}
          onDone={() => void navigate('/people/duplicates')}
        />
      )}
    </>
  );
}
