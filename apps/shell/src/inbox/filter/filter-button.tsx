import { Icon, LoadingView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { lazy, Suspense } from 'react';
import { ButtonPopover } from '../../frame/button-popover.js';
import { type InboxFilter, isNarrowed } from '../inbox-filter.js';
import { filterMessages } from './filter-messages.js';

const FilterForm = lazy(async () => ({ default: (await import('./filter-form.js')).FilterForm }));

/** Narrows the list by state, oversight, who has the task, whom it is about, type and unit. Each tick counts at once. */
export function FilterButton({ filter }: { filter: InboxFilter }) {
  const t = useMessages(filterMessages);
  const narrowed = isNarrowed(filter);
  return (
    <ButtonPopover placement="bottomRight" content={() => <Fields filter={filter} />}>
      <Button
        type="text"
        data-narrowed={narrowed}
        icon={<Icon name="filter" label={t(narrowed ? 'narrowed' : 'narrow')} />}
      />
    </ButtonPopover>
  );
}

function Fields({ filter }: { filter: InboxFilter }) {
  return (
    <Suspense fallback={<LoadingView />}>
      <FilterForm filter={filter} />
    </Suspense>
  );
}
