import { expect, it } from 'vitest';
import { filterOf, searchOf } from './audit-filter.js';

it('reads the filter that an address asks for', () => {
  const search = new URLSearchParams(
    'from=2026-03-10&action=person.revealed&subject=person/01JD9ZK4T0ZV5B6RJ2T3Q4W5X6',
  );
  expect(filterOf(search)).toEqual({
    from: '2026-03-10',
    action: 'person.revealed',
    subject: 'person/01JD9ZK4T0ZV5B6RJ2T3Q4W5X6',
  });
});

it('leaves out what makes no sense', () => {
  expect(filterOf(new URLSearchParams('from=yesterday&action=drop table&unit=1&q=&other=x'))).toEqual({});
});

it('comes back as it went', () => {
  const filter = { to: '2026-03-11', q: '何文斌' };
  expect(filterOf(searchOf(filter))).toEqual(filter);
});
