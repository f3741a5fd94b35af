import type { RightsAnswer, RightsRequest } from '@yige/contracts';
import { ChoiceButtons, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { CorrectionFields } from './correction-fields.js';
import { correctionOf, type GivenCorrection, noCorrection } from './given-correction.js';
import { rightsMessages } from './rights-messages.js';

/** Accepts a correction, and makes it, or refuses; a copy is printed or refused. */
export function AnswerForm({ request }: { request: RightsRequest }) {
  const t = useMessages(rightsMessages);
  const mayAccept = request.kind === 'correction';
  const [outcome, setOutcome] = useState<RightsAnswer['outcome'] | null>(null);
  const [answer, setAnswer] = useState('');
  const [correction, setCorrection] = useState(noCorrection);
  const change = useChange((body: RightsAnswer) => client.rights.answer({ params: { id: request.id }, body }));
  const body = outcome === null ? null : answerOf(outcome, answer.trim(), correction);
  return (
    <Panel title={t('answer')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (body !== null) change.run(body);
        }}
      >
        <ChoiceButtons<RightsAnswer['outcome']>
          value={outcome}
          onChange={setOutcome}
          options={[
            ...(mayAccept ? [{ value: 'accepted' as const, label: t('accept') }] : []),
            { value: 'refused', label: t(mayAccept ? 'refuse' : 'refuseCopy') },
          ]}
        />
        {outcome === 'accepted' && (
          <CorrectionFields value={correction} onChange={setCorrection} errorAt={change.errorAt} />
        )}
        {outcome !== null && (
          <Field
            label={t(outcome === 'accepted' ? 'answerAccepted' : 'answerRefused')}
            error={change.errorAt('/answer')}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                maxLength={500}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={answer}
                onChange={({ target }) => setAnswer(target.value)}
              />
            )}
          </Field>
        )}
        {change.failure !== null && <p role="alert">{change.failure}</p>}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={change.busy} disabled={body === null}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Null while something is missing. */
function answerOf(outcome: RightsAnswer['outcome'], answer: string, given: GivenCorrection): RightsAnswer | null {
  if (answer.length < 2) return null;
  if (outcome === 'refused') return { outcome, answer };
  if (given.field === 'none') return { outcome, answer };
  const correction = correctionOf(given);
  return correction === null ? null : { outcome, answer, correction };
}
