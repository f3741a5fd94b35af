import './later.css';

declare global {
  interface Window {
    /** Left behind for everybody, which a plugin should not do; it tells the test whether this file ran. */
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
