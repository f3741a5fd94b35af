import { PersonLink, useMessages } from '@yige/plugin-sdk/web';
import type { Face } from '../../contract/common.js';
import { words } from '../text/words.js';

interface PersonNameProps {
  personId: string | null;
  person: Face;
  /** Within a line, without where they live. */
  short?: boolean;
}

/** Who it is and where they live. */
export function PersonName({ personId, person, short = false }: PersonNameProps) {
  const t = useMessages(words);
  if (person === null || personId === null) return <span className="yige-quiet">{t('hidden')}</span>;
  const link = <PersonLink personId={personId}>{person.name}</PersonLink>;
  if (short) return link;
  return (
    <>
      <div>{link}</div>
      <div className="yige-quiet">{person.door ?? person.unitName}</div>
    </>
  );
}
