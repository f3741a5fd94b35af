import { type Installation, type InstallationStage, installationStageSchema } from '@yige/contracts';

export type StepState = 'done' | 'now' | 'waiting' | 'failed' | 'todo' | 'cancelled';

/** How far each step is: those before the current one are done, those after it are to come. */
export function stepStates({ stage, state }: Pick<Installation, 'stage' | 'state'>): [InstallationStage, StepState][] {
  const stages = installationStageSchema.options;
  const current = stages.indexOf(stage);
  return stages.map((step, index) => {
    if (state === 'done' || index < current) return [step, 'done'];
    if (index > current) return [step, 'todo'];
    return [step, state === 'running' ? 'now' : state];
  });
}
