import { type FieldError, KnownProblem, type LocalizedText } from '@yige/contracts';

interface PluginProblemTexts {
  title: LocalizedText;
  detail?: LocalizedText;
  errors?: FieldError[];
  cause?: unknown;
}

/**
 * A refusal of the plugin, answered as a problem document in the caller's language. Thrown by a task-result handler
 * with a status of 4xx it sends the task back to the worker with this explanation.
 */
export class PluginProblem extends KnownProblem {
  constructor(status: number, code: string, { title, ...options }: PluginProblemTexts) {
    super(code, status, title, options);
    this.name = 'PluginProblem';
  }
}
