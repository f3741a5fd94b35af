import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewTaskView, TaskView } from '@yige/contracts';
import { client } from '../../api/client.js';
import { useWithoutLine } from '../../live/use-live.js';

const key = ['tasks', 'views'];

type Answer = Awaited<ReturnType<typeof client.taskViews.list>>;

export function useViews() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.taskViews.list({ signal }),
    refetchInterval: useWithoutLine(),
  });
}

/** Each change is answered with all views, which are shown at once. */
export function useViewChanges() {
  const cache = useQueryClient();
  const onSuccess = (answer: Answer) => cache.setQueryData(key, answer);
  return {
    create: useMutation({ mutationFn: (body: NewTaskView) => client.taskViews.create({ body }), onSuccess }),
    change: useMutation({
      mutationFn: ({ id, ...body }: { id: string } & Partial<Omit<NewTaskView, 'position'>>) =>
        client.taskViews.change({ params: { id }, body }),
      onSuccess,
    }),
    order: useMutation({ mutationFn: (ids: string[]) => client.taskViews.order({ body: { ids } }), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => client.taskViews.remove({ params: { id } }), onSuccess }),
  };
}

/** The views with two neighbours changed round. */
export function moved(views: readonly TaskView[], at: number, by: 1 | -1): string[] {
  const ids = views.map(({ id }) => id);
  const [id] = ids.splice(at, 1);
  return id === undefined ? ids : ids.toSpliced(at + by, 0, id);
}
