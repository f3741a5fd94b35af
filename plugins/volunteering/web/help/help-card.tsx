import { StatusChip, useFormat, useMessages, usePluginPermission } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import type { HelpRequest } from '../../contract/help.js';
import { PersonName } from '../parts/person-name.js';
import { useDuration } from '../text/duration.js';
import { helpMessages } from '../text/help-messages.js';
import { words } from '../text/words.js';
import { DoneDialog } from './done-dialog.js';
import { CancelHelpDialog, SettleDialog } from './help-dialogs.js';

type Dialog = 'done' | 'cancel' | 'settle';

/** One help: for whom, by whom, how far it has come, and what may be done. */
export function HelpCard({ help }: { help: HelpRequest }) {
  const word = useMessages(words);
  const t = useMessages(helpMessages);
  const mayOrganise = usePluginPermission('volunteering:activity.organise');
  const mayCertify = usePluginPermission('volunteering:hours.certify');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { personId, person, volunteer, kind, state } = help;
  const close = () => setDialog(null);
  return (
    <li>
      <Flex wrap gap="middle" justify="space-between" align="center">
        <div>
          <Flex wrap gap="small" align="center">
            <PersonName personId={personId} person={person} short />
            {state === 'disputed' ? (
              <StatusChip status="dueSoon" label={word('help.disputed')} />
            ) : (
              <span className="yige-quiet">{word(`help.${state}`)}</span>
            )}
          </Flex>
          <div>
            {word(`errand.${kind}`)} · <When help={help} />
          </div>
          <div className="yige-quiet">
            {person !== null && `${person.door ?? person.unitName} · `}
            {t('helper', { name: volunteer?.name ?? word('hidden') })}
          </div>
          <Word help={help} />
        </div>
        <Flex wrap gap="small">
          {mayOrganise && state === 'planned' && (
            <>
              <Button type="primary" onClick={() => setDialog('done')}>
                {t('done')}
              </Button>
              <Button onClick={() => setDialog('cancel')}>{t('cancelHelp')}</Button>
            </>
          )}
          {mayCertify && (state === 'awaiting' || state === 'disputed') && (
            <Button type={state === 'disputed' ? 'primary' : 'default'} onClick={() => setDialog('settle')}>
              {t('settle')}
            </Button>
          )}
        </Flex>
      </Flex>
      {dialog === 'done' && <DoneDialog help={help} onClose={close} />}
      {dialog === 'cancel' && <CancelHelpDialog help={help} onClose={close} />}
      {dialog === 'settle' && <SettleDialog help={help} onClose={close} />}
    </li>
  );
}

function When({ help: { plannedOn, plannedMinutes, doneOn, minutes, calledOn } }: { help: HelpRequest }) {
  const t = useMessages(helpMessages);
  const format = useFormat();
  const duration = useDuration();
  const when =
    doneOn === null || minutes === null
      ? t('plannedFor', { date: format.date(plannedOn), duration: duration(plannedMinutes) })
      : t('doneOn', { date: format.date(doneOn), duration: duration(minutes) });
  return <>{calledOn ? `${when} · ${t('calledOn')}` : when}</>;
}

/** What the resident said, and why it was settled as it was. */
function Word({ help: { word, reason } }: { help: HelpRequest }) {
  const t = useMessages(helpMessages);
  const said = word === null ? null : saidOf(word);
  return (
    <>
      {word !== null && said !== null && (
        <div>
          {t(said, { name: word.askedBy, satisfied: t(`satisfied.${word.satisfied ?? 'yes'}`) })}
          {word.remark !== null && ` ${t('remark', { remark: word.remark })}`}
        </div>
      )}
      {reason !== null && <div className="yige-quiet">{reason}</div>}
    </>
  );
}

function saidOf({ came, lasted }: NonNullable<HelpRequest['word']>): 'saysYes' | 'saysShorter' | 'saysNo' {
  if (!came) return 'saysNo';
  return lasted === 'shorter' ? 'saysShorter' : 'saysYes';
}
