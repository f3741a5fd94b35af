import { CommandError } from '../../command-error.js';

/** Something that the plugin's author must mend; the message says what, where and how. */
export class BuildError extends CommandError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BuildError';
  }
}
