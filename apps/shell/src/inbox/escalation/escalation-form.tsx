import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ESCALATION_LONGEST, type EscalationRule, type NewEscalationRule, ProblemError } from '@yige/contracts';
import { calendarDay, Panel, useAnnounce, useMessages } from '@yige/ui';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { Field } from '../../people/forms/field.js';
import { Fault } from '../../security/fault.js';
import { dayFaults, draftOf, type EscalationDraft, ruleOf } from './escalation-draft.js';
import { escalationMessages } from './escalation-messages.js';
import { ESCALATION_KEY, levels } from './escalation-words.js';

interface EscalationFormProps {
  version: number;
  inForce: EscalationRule;
  onSaved: () => void;
  /** Somebody else has decided meanwhile: what is read anew takes the place of this form. */
  onConflict: () => void;
}

/** Another rule, for deadlines from a day on. */
export function EscalationForm({ version, inForce, onSaved, onConflict }: EscalationFormProps) {
  const t = useMessages(escalationMessages);
  const cache = useQueryClient();
  const announce = useAnnounce();
  const { message } = App.useApp();
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const [draft, setDraft] = useState(() => draftOf(inForce, today));
  const set = (part: Partial<EscalationDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: (rule: NewEscalationRule) => client.taskEscalation.change({ body: { version, rule } }),
    onSuccess: (saved) => {
      cache.setQueryData(ESCALATION_KEY, saved);
      void message.success(t('saved'));
      announce(t('saved'));
      onSaved();
    },
    onError: (error) => {
      if (!isConflict(error)) return;
      onConflict();
      void cache.invalidateQueries({ queryKey: ESCALATION_KEY });
    },
  });
  const faults = dayFaults(draft.days);
  const rule = ruleOf(draft, today);
  return (
    <Panel title={t('change')} hint={t('changeHint')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (rule !== null) save.mutate(rule);
        }}
      >
        {levels.map((level, index) => {
          const fault = faults[index] ?? null;
          return (
            <Field
              key={level}
              label={t('dayField', { level: t(level) })}
              hint={index === 0 ? undefined : t('optional')}
              error={fault === null ? undefined : t(fault)}
            >
              {(control) => (
                <InputNumber
                  {...control}
                  min={1}
                  max={ESCALATION_LONGEST}
                  precision={0}
                  value={draft.days[index] ?? null}
                  onChange={(count) => set({ days: draft.days.with(index, count) })}
                />
              )}
            </Field>
          );
        })}
        <Field label={t('validFrom')} error={draft.validFrom < today ? t('past') : undefined}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today}
              value={draft.validFrom}
              onChange={({ target }) => set({ validFrom: target.value })}
            />
          )}
        </Field>
        <Field label={t('basisField')} hint={t('basisHint')} error={undefined}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={draft.basis}
              onChange={({ target }) => set({ basis: target.value })}
            />
          )}
        </Field>
        {!isConflict(save.error) && <Fault error={save.error} />}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" disabled={rule === null} loading={save.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'escalation.changed';
}
