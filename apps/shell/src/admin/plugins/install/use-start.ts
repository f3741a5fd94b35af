import { useMutation } from '@tanstack/react-query';
import { createPageClient, type Installation } from '@yige/contracts';
import { useState } from 'react';
import { client, clientOptions } from '../../../api/client.js';
import { useRefresh } from '../plugin-queries.js';
import { uploadFetch } from './upload-fetch.js';

export interface Source {
  baseUrl: string;
  /** The signed package; null: read from the running server. */
  file: File | null;
}

/** Begins an installation, and tells how much of a package has gone. */
export function useStart() {
  const refresh = useRefresh();
  const [share, setShare] = useState<number | null>(null);
  const start = useMutation({
    mutationFn: async ({ baseUrl, file }: Source): Promise<Installation> => {
      if (file === null) return (await client.plugins.register({ body: { baseUrl } })).installation;
      const uploading = createPageClient({ ...clientOptions, fetch: uploadFetch(setShare) });
      return (await uploading.plugins.upload({ query: { baseUrl }, body: { file } })).installation;
    },
    onSettled: () => {
      setShare(null);
      return refresh();
    },
  });
  return { start, share };
}
