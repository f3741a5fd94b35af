import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BreakGlass } from '@yige/contracts';
import { Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useEffect } from 'react';
import { client } from '../api/client.js';
import './break-glass.css';
import { breakGlassMessages } from './break-glass-messages.js';

/** For what and until when the glass is broken, and the way to end it. */
export function BrokenGlass({ access }: { access: BreakGlass }) {
  const t = useMessages(breakGlassMessages);
  const localized = useLocalized();
  const format = useFormat();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => client.breakGlass.end({ params: { id: access.id } }),
    onSettled: () => cache.invalidateQueries(),
  });
  useEffect(() => {
    // What was seen under it must not stay on the screen when its time is over.
    const left = Math.max(0, new Date(access.until).getTime() - Date.now());
    const timer = setTimeout(() => void cache.invalidateQueries(), left + 500);
    return () => clearTimeout(timer);
  }, [access.until, cache]);
  return (
    <div className="break-glass-banner" role="status">
      <Icon name="alert" size={16} />
      <span>
        {t('banner', {
          permission: localized(access.title),
          unit: access.unit?.name ?? '',
          time: format.time(access.until),
        })}
        {end.error !== null && ` ${t('endFailed', { reason: end.error.message })}`}
      </span>
      <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>
        {t('end')}
      </Button>
    </div>
  );
}
