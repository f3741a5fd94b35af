import type { ReorganisationPreview } from '@yige/contracts';
import { LoadingView, useMessages } from '@yige/ui';
import { ReadFailed } from '../../../states/could-not-start.js';
import { BeforeAfter } from '../before-after.js';
import { ChangeTable } from '../change-table.js';
import { DecisionPanel } from '../decision-panel.js';
import { NotesPanel } from '../notes-panel.js';
import { useRefusals } from '../refusal-messages.js';
import { refusalsOf } from '../reorganisation-queries.js';
import { wizardMessages } from './wizard-messages.js';

interface PreviewStepProps {
  preview: ReorganisationPreview | undefined;
  error: Error | null;
  effectiveOn: string;
  onRetry: () => void;
  onDecide: (key: string, value: string) => void;
}

/** All consequences, before anybody is asked to approve them. */
export function PreviewStep({ preview, error, effectiveOn, onRetry, onDecide }: PreviewStepProps) {
  const refusals = refusalsOf(error);
  if (refusals.length > 0) return <Refusals error={error} />;
  if (error !== null) return <ReadFailed onRetry={onRetry} />;
  if (preview === undefined) return <LoadingView />;
  return (
    <div className="reorganisation-columns">
      <div className="reorganisation-main">
        <BeforeAfter preview={preview} effectiveOn={effectiveOn} />
        <ChangeTable preview={preview} />
      </div>
      <aside className="reorganisation-side">
        <DecisionPanel preview={preview} onDecide={onDecide} />
        <NotesPanel preview={preview} effectiveOn={effectiveOn} />
      </aside>
    </div>
  );
}

function Refusals({ error }: { error: Error | null }) {
  const t = useMessages(wizardMessages);
  const reasons = useRefusals(refusalsOf(error));
  return (
    <div className="reorganisation-refusals" role="alert">
      <strong>{t('refused')}</strong>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
