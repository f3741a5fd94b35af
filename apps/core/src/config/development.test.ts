import { describe, expect, it } from 'vitest';
import { Configuration } from './configuration.js';

describe('a development portal', () => {
  it('is none unless it is told so', () => {
    const { development, host } = new Configuration({});
    expect({ development, host }).toEqual({ development: false, host: '0.0.0.0' });
  });

  it('listens on its own machine', () => {
    const { development, host } = new Configuration({ YIGE_DEVELOPMENT: '1' });
    expect({ development, host }).toEqual({ development: true, host: '127.0.0.1' });
    expect(new Configuration({ YIGE_DEVELOPMENT: '1', YIGE_HOST: '::1' }).host).toBe('::1');
  });

  it.each([
    [{ YIGE_HOST: '0.0.0.0' }, 'YIGE_HOST=0.0.0.0'],
    [{ YIGE_SECURE_COOKIES: '1' }, 'YIGE_SECURE_COOKIES'],
    [{ YIGE_PUBLIC_URL: 'https://yige.example.cn' }, 'YIGE_PUBLIC_URL'],
    [{ YIGE_OIDC_ISSUER: 'https://sso.example.cn' }, 'YIGE_OIDC_ISSUER'],
  ])('does not start with %o, which is for others', (environment, named) => {
    expect(() => new Configuration({ YIGE_DEVELOPMENT: '1', ...environment })).toThrow(named);
  });
});
