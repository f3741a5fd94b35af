import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { type ReactNode, useDeferredValue, useState } from 'react';

interface PickSelectProps<Item extends { id: string }> {
  id: string;
  /** What is picked from, apart from the text. */
  queryKey: readonly unknown[];
  load: (q: string | undefined, signal: AbortSignal) => Promise<{ items: Item[] }>;
  label: (item: Item) => ReactNode;
  none: string;
  describedBy?: string;
  autoFocus?: boolean;
  placeholder?: string;
  value: string | null;
  onChange: (id: string) => void;
  /** Where nobody need be chosen. */
  onClear?: () => void;
}

/** One of those whom core offers, found by what is typed; core answers the first few that fit. */
export function PickSelect<Item extends { id: string }>({
  queryKey,
  load,
  label,
  none,
  describedBy,
  value,
  onClear,
  ...rest
}: PickSelectProps<Item>) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: [...queryKey, q],
    queryFn: ({ signal }) => load(q === '' ? undefined : q, signal),
    placeholderData: (before) => before,
  });
  return (
    <Select
      {...rest}
      aria-describedby={describedBy}
      value={value}
      {...(onClear === undefined ? {} : { allowClear: true, onClear })}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? null : none}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={(found.data?.items ?? []).map((item) => ({ value: item.id, label: label(item) }))}
      style={{ inlineSize: '100%' }}
    />
  );
}
