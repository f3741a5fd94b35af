import './later.css';

declare global {
  interface Window {
    /** Left behind for everybody: a plugin should not, and the page says who did. */
    yigeProbeLeak?: boolean;
  }
}

window.yigeProbeLeak = true;

export function Later() {
  return (
    <p className="later" data-testid="later">
      later
    </p>
  );
}
