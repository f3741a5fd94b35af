import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../api/client.js';

/** Plugins are asked once somebody has stopped typing for so long, in milliseconds. */
const SETTLED = 250;

/** Residents as somebody types, and what plugins find a moment later: neither waits for the other. */
export function useSearch(q: string) {
  const settled = useSettled(q);
  const residents = useQuery({
    queryKey: ['search', 'residents', q],
    enabled: q !== '',
    retry: false,
    queryFn: ({ signal }) => client.search.find({ query: { q, part: 'residents' }, signal }),
  });
  const plugins = useQuery({
    queryKey: ['search', 'plugins', settled],
    enabled: q !== '' && q === settled,
    retry: false,
    queryFn: ({ signal }) => client.search.find({ query: { q: settled, part: 'plugins' }, signal }),
  });
  return { residents, plugins, asking: q !== '' && (q !== settled || plugins.isFetching) };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
