import { FactList, useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { z } from 'zod';
import type { helpLineSchema } from '../../contract/help.js';
import { useDuration } from '../text/duration.js';
import { volunteerMessages } from '../text/volunteer-messages.js';
import { words } from '../text/words.js';

interface HelpFactProps {
  /** With the name of who was helped, where that does not stand above. */
  helped: readonly (z.output<typeof helpLineSchema> & { name?: string })[];
}

/** The help that came, line by line; nothing where none did. */
export function HelpFact({ helped }: HelpFactProps) {
  const t = useMessages(volunteerMessages);
  const word = useMessages(words);
  const format = useFormat();
  const duration = useDuration();
  if (helped.length === 0) return null;
  const lines = helped.map(({ id, name, on, minutes, state }) => (
    <div key={id}>
      {format.date(on)} {name !== undefined && `${name} · `}
      {duration(minutes)} · {word(`help.${state}`)}
    </div>
  ));
  return <FactList facts={[{ label: t('helped'), value: lines }]} />;
}
