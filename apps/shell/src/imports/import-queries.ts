import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Import, ImportKind, ImportMapping, ImportOutcome, ImportRow, Page, SheetFormat } from '@yige/contracts';
import { client } from '../api/client.js';
import { keepFile } from '../audit/save-file.js';

/** An import that is worked on is asked for its progress, in milliseconds. */
const PROGRESS = 1_000;
const PAGE = 20;
const ROWS = 50;
const KEY = 'imports';

export function useImports(cursor: string | null) {
  return useQuery({
    queryKey: [KEY, 'list', cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.imports.list({ query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) }, signal }),
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => client.imports.get({ params: { id }, signal }),
    refetchInterval: ({ state }) => (isWorking(state.data) ? PROGRESS : false),
  });
}

export function isWorking(one: Pick<Import, 'state'> | undefined): boolean {
  return one?.state === 'checking' || one?.state === 'running';
}

/** Of the step that the import has reached: what the check said is not what the run says. */
export function useImportRows({ id, state }: Pick<Import, 'id' | 'state'>, outcome: ImportOutcome) {
  return useInfiniteQuery({
    queryKey: [KEY, 'rows', id, state, outcome],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }): Promise<Page<ImportRow>> => {
      const query = { limit: ROWS, outcome, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return client.imports.rows({ params: { id }, query, signal });
    },
    getNextPageParam: ({ next }) => next,
  });
}

export function useUpload() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, unitId, file }: { kind: ImportKind; unitId: string; file: File }) =>
      client.imports.create({ query: { kind, unitId }, body: { file } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY, 'list'] }),
  });
}

/** Sets the columns and checks; what the check before found is forgotten. */
export function useCheck(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (mapping: ImportMapping) => {
      await client.imports.map({ params: { id }, body: mapping });
      return client.imports.check({ params: { id } });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useStep(id: string, step: 'execute' | 'cancel') {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => client.imports[step]({ params: { id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useReport(id: string) {
  return useMutation({
    mutationFn: (format: SheetFormat) => client.imports.report({ params: { id }, query: { format } }),
    onSuccess: keepFile,
  });
}

export function useFirstPasswords(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (format: SheetFormat) => client.imports.firstPasswords({ params: { id }, body: { format } }),
    onSuccess: keepFile,
    onSettled: () => cache.invalidateQueries({ queryKey: [KEY, 'one', id] }),
  });
}

export function useTemplate() {
  return useMutation({
    mutationFn: (query: { kind: ImportKind; format: SheetFormat }) => client.imports.template({ query }),
    onSuccess: keepFile,
  });
}
