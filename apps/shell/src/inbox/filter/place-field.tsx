import { useQuery } from '@tanstack/react-query';
import { useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import type { InboxFilter } from '../inbox-filter.js';
import { filterMessages } from './filter-messages.js';

interface PlaceFieldProps {
  filter: InboxFilter;
  onChange: (changes: Partial<InboxFilter>) => void;
}

/** The door or building to which a link from its page has narrowed the list, and the way back to all of them. */
export function PlaceField({ filter: { household, building }, onChange }: PlaceFieldProps) {
  const t = useMessages(filterMessages);
  const named = useQuery({
    queryKey: ['taskPlace', household, building],
    queryFn: async ({ signal }) => {
      if (household !== null) return (await client.households.get({ params: { id: household }, signal })).door.text;
      return (await client.buildings.get({ params: { id: building ?? '' }, signal })).name;
    },
    enabled: household !== null || building !== null,
  });
  if (household === null && building === null) return null;
  return (
    <div className="yige-field">
      <span className="yige-field-label">{t('place')}</span>
      <p>
        {named.data ?? t('thisPlace')}{' '}
        <button
          type="button"
          className="yige-link-button"
          onClick={() => onChange({ household: null, building: null })}
        >
          {t('anyPlace')}
        </button>
      </p>
    </div>
  );
}
