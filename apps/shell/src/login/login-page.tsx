import { ProblemError } from '@yige/contracts';
import { useState } from 'react';
import { client } from '../api/client.js';
import { CodeStep } from './code-step.js';
import { LoginFrame } from './login-frame.js';
import { type Credentials, PasswordStep } from './password-step.js';

interface LoginPageProps {
  /** The password that was typed goes along where it must be changed at once: nobody types it twice. */
  onLoggedIn: (passwordToChange: string | null) => void;
}

/** The password, and then the code where a second factor is set up. */
export default function LoginPage({ onLoggedIn }: LoginPageProps) {
  const [waiting, setWaiting] = useState<Credentials | null>(null);

  /** Answers what went wrong, or null. */
  const logIn = async (credentials: Credentials, otp?: string): Promise<ProblemError | null> => {
    try {
      const body = otp === undefined ? credentials : { ...credentials, otp };
      const { mustChangePassword } = await client.sessions.create({ body });
      onLoggedIn(mustChangePassword ? credentials.password : null);
      return null;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code !== 'session.otpRequired') return error;
      setWaiting(credentials);
      return null;
    }
  };

  return (
    <LoginFrame>
      {waiting === null ? (
        <PasswordStep onSubmit={(credentials) => logIn(credentials)} />
      ) : (
        <CodeStep username={waiting.username} onSubmit={(otp) => logIn(waiting, otp)} onBack={() => setWaiting(null)} />
      )}
    </LoginFrame>
  );
}
