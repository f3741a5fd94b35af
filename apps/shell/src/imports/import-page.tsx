import { type Import, importKindTitles, ProblemError } from '@yige/contracts';
import { LoadingView, StateView, useLocalized, useMessages } from '@yige/ui';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { CheckStep } from './check-step.js';
import { importMessages } from './import-messages.js';
import { ImportPath } from './import-path.js';
import { isWorking, useImport } from './import-queries.js';
import { ImportSteps } from './import-steps.js';
import { MappingStep } from './mapping-step.js';
import { ProgressStep } from './progress-step.js';
import { ResultStep } from './result-step.js';
import './imports.css';

/** One import, at whichever step it stands: columns, check, run, result. */
export default function ImportPage() {
  const t = useMessages(importMessages);
  const { importId = '' } = useParams();
  const one = useImport(importId);
  if (one.isLoading) return <LoadingView />;
  if (one.data === undefined) {
    if (!(one.error instanceof ProblemError) || one.error.status !== 404) {
      return <ReadFailed onRetry={() => void one.refetch()} />;
    }
    return (
      <div className="yige-page">
        <ImportPath />
        <StateView
          kind="notFound"
          title={t('gone')}
          description={t('goneHint')}
          action={<Link to="/imports">{t('title')}</Link>}
        />
      </div>
    );
  }
  return <Steps one={one.data} />;
}

function Steps({ one }: { one: Import }) {
  const localized = useLocalized();
  const [mapping, setMapping] = useState(false);
  const atColumns = one.state === 'uploaded' || one.state === 'mapped' || (one.state === 'checked' && mapping);
  return (
    <div className="yige-page">
      <ImportPath last={one.fileName} />
      <header className="yige-page-head">
        <h1>
          {one.fileName}{' '}
          <small className="yige-quiet">
            {localized(importKindTitles[one.kind])} · {one.unit.name}
          </small>
        </h1>
      </header>
      <ImportSteps state={atColumns ? 'mapped' : one.state} />
      {atColumns && <MappingStep key={one.state} one={one} onChecking={() => setMapping(false)} />}
      {isWorking(one) && <ProgressStep one={one} />}
      {one.state === 'checked' && !mapping && <CheckStep one={one} onBack={() => setMapping(true)} />}
      {['done', 'cancelled', 'failed'].includes(one.state) && <ResultStep one={one} />}
    </div>
  );
}
