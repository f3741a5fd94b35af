import { useQuery } from '@tanstack/react-query';
import { client } from '../api/client.js';

/** By which admission a task came, with its money and the evidence that it asks for. */
export function useTaskAdmission(taskId: string) {
  return useQuery({
    queryKey: ['tasks', 'admission', taskId],
    queryFn: ({ signal }) => client.taskAdmissions.get({ params: { id: taskId }, signal }),
  });
}
