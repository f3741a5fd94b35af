import { LoadingView, useFormat, useMessages, usePluginQuery } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useEffect, useState } from 'react';
import { type Shift, shiftCodeSchema } from '../../contract/activities.js';
import { Failure } from '../parts/failure.js';
import { activityMessages } from '../text/activity-messages.js';
import { words } from '../text/words.js';

const SECOND = 1_000;

interface CodeScreenProps {
  title: string;
  shift: Shift;
  onClose: () => void;
}

/** The rotating code, so large that it can be read off a phone at arm's length. */
export function CodeScreen({ title, shift, onClose }: CodeScreenProps) {
  const t = useMessages(activityMessages);
  const word = useMessages(words);
  const format = useFormat();
  const { data, error, refetch } = usePluginQuery({ path: `/shifts/${shift.id}/code`, response: shiftCodeSchema });
  const left = useSecondsUntil(data?.validUntil);
  // The device's clock may run ahead of the server's: it is asked until there is another code.
  useEffect(() => {
    if (left !== 0) return;
    void refetch();
    const timer = setInterval(() => void refetch(), SECOND);
    return () => clearInterval(timer);
  }, [left, refetch]);
  return (
    <Modal
      open
      width={720}
      title={t('codeScreen', { title })}
      footer={<Button onClick={onClose}>{word('close')}</Button>}
      onCancel={onClose}
    >
      <div style={{ textAlign: 'center' }}>
        <div>{t('codeFor', { from: format.dateTime(shift.startsAt), until: format.time(shift.endsAt) })}</div>
        {data === undefined && (error === null ? <LoadingView /> : <p>{t('codeClosed')}</p>)}
        {data !== undefined && (
          <>
            <output
              aria-label={t('codeIs')}
              style={{
                display: 'block',
                fontSize: 'min(18vw, 9rem)',
                fontWeight: 600,
                fontVariantNumeric: 'tabular-nums',
                lineHeight: 1.4,
                whiteSpace: 'nowrap',
              }}
            >
              {spaced(data.code)}
            </output>
            <p className="yige-quiet" style={{ margin: 0 }}>
              {t('codeNext', { seconds: left ?? 0 })}
            </p>
          </>
        )}
        <Failure of={error} />
      </div>
    </Modal>
  );
}

/** In two halves, as numbers are read aloud. */
function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** Whole seconds until a moment, counted down; null before it is known. */
function useSecondsUntil(moment: string | undefined): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return moment === undefined ? null : Math.max(0, Math.ceil((Date.parse(moment) - now) / SECOND));
}
