import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.js';

const PAUSE = 5_000;

function breakerAt(start: number) {
  let now = start;
  const states: string[] = [];
  const breaker = new Breaker({ now: () => new Date(now), pause: PAUSE, onChange: (state) => states.push(state) });
  const failing = (times: number) => {
    for (let time = 0; time < times; time += 1) breaker.enter()?.failed();
  };
  return { breaker, states, failing, later: (milliseconds: number) => (now += milliseconds) };
}

describe('a breaker', () => {
  it('opens with the fifth failure in a row, and tells when it may be tried again', () => {
    const { breaker, failing } = breakerAt(0);
    failing(4);
    expect(breaker.state).toBe('closed');
    failing(1);
    expect(breaker.state).toBe('open');
    expect(breaker.enter()).toBeNull();
    expect(breaker.remaining).toBe(PAUSE);
  });

  it('opens where half of the latest ten failed, and not below', () => {
    const { breaker } = breakerAt(0);
    const calls = (pattern: string) => {
      for (const call of pattern) {
        const passage = breaker.enter();
        if (call === 'x') passage?.failed();
        else passage?.answered();
      }
    };
    calls('x..x..x..x..x..x..x..');
    expect(breaker.state).toBe('closed');
    calls('x.x.x.x');
    expect(breaker.state).toBe('open');
  });

  it('lets one probe through after its pause; an answer closes it', () => {
    const { breaker, failing, later, states } = breakerAt(0);
    failing(5);
    later(PAUSE);
    const probe = breaker.enter();
    expect(breaker.enter()).toBeNull();
    probe?.answered();
    expect(states).toEqual(['open', 'halfOpen', 'closed']);
    failing(4);
    expect(breaker.state).toBe('closed');
  });

  it('opens anew where the probe fails, for another pause', () => {
    const { breaker, failing, later } = breakerAt(0);
    failing(5);
    later(PAUSE);
    failing(1);
    later(PAUSE - 1);
    expect(breaker.enter()).toBeNull();
    later(1);
    expect(breaker.enter()).not.toBeNull();
  });

  it('takes a probe that was abandoned for nothing: the next call is the probe', () => {
    const { breaker, failing, later } = breakerAt(0);
    failing(5);
    later(PAUSE);
    breaker.enter()?.abandoned();
    expect(breaker.state).toBe('open');
    breaker.enter()?.answered();
    expect(breaker.state).toBe('closed');
  });

  it('takes abandoned calls for neither good nor bad', () => {
    const { breaker, failing } = breakerAt(0);
    failing(4);
    for (let time = 0; time < 20; time += 1) breaker.enter()?.abandoned();
    expect(breaker.state).toBe('closed');
    failing(1);
    expect(breaker.state).toBe('open');
  });

  it('does not hear what was called before it opened', () => {
    const { breaker, failing, later } = breakerAt(0);
    const slow = breaker.enter();
    failing(5);
    later(PAUSE);
    const probe = breaker.enter();
    slow?.answered();
    expect(breaker.state).toBe('halfOpen');
    probe?.failed();
    expect(breaker.state).toBe('open');
  });
});
