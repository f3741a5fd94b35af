import Bowser from 'bowser';

/** Browser and system of a User-Agent, e.g. `Chrome · Windows`; null when it names neither. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null || userAgent.trim() === '') return null;
  const parser = Bowser.getParser(userAgent);
  const names = [parser.getBrowserName(), parser.getOSName()].filter((name) => name !== '');
  return names.length === 0 ? null : names.join(' · ');
}
