import { ProblemError } from '@yige/contracts';
import { defineMessages, Icon, useMessages } from '@yige/ui';

const messages = defineMessages({
  'zh-CN': { unreachable: '平台暂时连不上，请稍后再试。' },
  en: { unreachable: 'The platform cannot be reached. Try again later.' },
});

/** Why it was not done, in the words of core, or that core could not be asked. */
export function Fault({ error }: { error: unknown }) {
  const t = useMessages(messages);
  if (error === null || error === undefined) return null;
  const refused = error instanceof ProblemError && error.status < 500;
  return (
    <p className="yige-fault" role="alert">
      <Icon name="alert" size={16} /> <span>{refused ? error.message : t('unreachable')}</span>
    </p>
  );
}
