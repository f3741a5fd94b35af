import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers.js';

it('the page allows no code but files of its own, styles by nonce, and reports what it stops', () => {
  const directives = new Map(
    contentSecurityPolicy('bm9uY2U=', [])
      .split('; ')
      .map((directive) => [directive.split(' ', 1)[0], directive]),
  );
  expect(directives.get('default-src')).toBe("default-src 'none'");
  expect(directives.get('script-src')).toBe("script-src 'self'");
  expect(directives.get('style-src')).toBe("style-src 'self' 'nonce-bm9uY2U='");
  expect(directives.get('require-trusted-types-for')).toBe("require-trusted-types-for 'script'");
  expect(directives.get('trusted-types')).toBe('trusted-types default');
  expect(directives.get('base-uri')).toBe("base-uri 'none'");
  expect(directives.get('report-uri')).toBe('report-uri /api/v1/csp-reports');
  expect([...directives.values()].join()).not.toContain('unsafe-eval');
});
