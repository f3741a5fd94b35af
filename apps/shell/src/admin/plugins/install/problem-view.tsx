import { type Problem, ProblemError } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import { Fault } from '../../../security/fault.js';
import { installMessages } from './install-messages.js';

/** A refusal in full; what was no refusal, in short. */
export function ProblemView({ error }: { error: unknown }) {
  if (error instanceof ProblemError && error.status < 500) return <WholeProblem problem={error.problem} />;
  return <Fault error={error} />;
}

/** Why it did not pass, and each place that has to be mended. */
export function WholeProblem({ problem: { title, detail, errors } }: { problem: Problem }) {
  const t = useMessages(installMessages);
  return (
    <div className="plugin-problem" role="alert">
      <p>
        <Icon name="alert" size={16} /> <strong>{title}</strong>
      </p>
      {detail !== undefined && <p>{detail}</p>}
      {errors !== undefined && errors.length > 0 && (
        <>
          <p>{t('pointers')}</p>
          <ul>
            {errors.map(({ pointer, message }) => (
              <li key={`${pointer} ${message}`}>
                <code>{pointer}</code> {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
