import {
  ChoiceButtons,
  calendarDay,
  useAnnounce,
  useMessages,
  usePluginMutation,
  usePortal,
} from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { useState } from 'react';
import { z } from 'zod';
import { type ServiceKind, serviceKindSchema } from '../../contract/common.js';
import type { Enrol } from '../../contract/volunteers.js';
import { needsGuardian } from '../../rules/consent.js';
import { Field } from '../parts/field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { type FoundResident, ResidentSelect } from '../parts/resident-select.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';

const nothing = z.undefined();

interface Enrolled {
  personId: string;
  name: string;
  birthDate: string;
}

interface EnrolDialogProps {
  /** Whom, on their own page; left out: somebody is chosen from the registry. */
  resident?: Enrolled;
  onClose: () => void;
}

/** Enrols somebody who agreed, and below 14 their guardian. */
export function EnrolDialog({ resident, onClose }: EnrolDialogProps) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const announce = useAnnounce();
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const [found, setFound] = useState<FoundResident | null>(null);
  const [kinds, setKinds] = useState<ServiceKind[]>([]);
  const [consentedOn, setConsentedOn] = useState(today);
  const [guardian, setGuardian] = useState('');
  const chosen: Enrolled | null = resident ?? (found === null ? null : { personId: found.personId, ...found.person });
  const isGuarded = chosen !== null && consentedOn !== '' && needsGuardian(chosen.birthDate, consentedOn);
  const enrol = usePluginMutation<typeof nothing, Enrol>({ method: 'POST', path: '/volunteers', response: nothing });
  const submit = ({ personId, name }: Enrolled) =>
    enrol.mutate(
      { personId, kinds, consentedOn, ...(isGuarded ? { guardian: guardian.trim() } : {}) },
      {
        onSuccess: () => {
          announce(t('enrolled', { name }));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('enrol')}
      action={t('enrol')}
      ready={chosen !== null && kinds.length > 0 && consentedOn !== '' && (!isGuarded || guardian.trim() !== '')}
      busy={enrol.isPending}
      failure={enrol.error}
      onSubmit={() => chosen !== null && submit(chosen)}
      onClose={onClose}
    >
      {resident === undefined ? (
        <Field label={t('who')}>
          {(id) => <ResidentSelect id={id} are="others" value={found} onChange={setFound} />}
        </Field>
      ) : (
        <strong>{resident.name}</strong>
      )}
      <ChoiceButtons<ServiceKind>
        multiple
        label={t('kindsAsk')}
        options={serviceKindSchema.options.map((option) => ({ value: option, label: word(`kind.${option}`) }))}
        values={kinds}
        onChange={setKinds}
        columns={2}
      />
      <Field label={t('consentedOn')} hint={t('consentHint')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={consentedOn}
            max={today}
            onChange={({ target }) => setConsentedOn(target.value)}
          />
        )}
      </Field>
      {isGuarded && (
        <Field label={t('guardian')} hint={t('guardianHint')}>
          {(id) => (
            <Input id={id} value={guardian} maxLength={50} onChange={({ target }) => setGuardian(target.value)} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
