import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TaskBulkAction, TaskBulkResult } from '@yige/contracts';
import { useState } from 'react';
import { client } from '../../api/client.js';

/** Tasks of one call: few enough that the progress moves. */
const CHUNK = 20;

export interface BulkOrder {
  action: TaskBulkAction;
  taskIds: readonly string[];
  note?: string;
  assigneeId?: string;
}

/** Does one thing with many tasks, some at a time, and tells how far it is. */
export function useBulk(onDone: (order: BulkOrder, items: TaskBulkResult['items']) => void) {
  const cache = useQueryClient();
  const [done, setDone] = useState(0);
  const run = useMutation({
    mutationFn: async ({ taskIds, ...order }: BulkOrder) => {
      setDone(0);
      const items: TaskBulkResult['items'] = [];
      for (let start = 0; start < taskIds.length; start += CHUNK) {
        const chunk = taskIds.slice(start, start + CHUNK);
        const answer = await client.taskBulk.act({
          body: { ...order, taskIds: chunk },
        });
        items.push(...answer.items);
        setDone(items.length);
      }
      return items;
    },
    onSuccess: (items, order) => onDone(order, items),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['tasks'] }),
  });
  return { run, done };
}
