import { routes, sensitive } from '@yige/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { maskingOf } from './field-masking.js';

const phone = sensitive(z.string().nullable(), 'phone');

it.each([
  ['a field', z.object({ phone }), { phone: '19900000317' }, { phone: '199****0317' }],
  ['nothing known', z.object({ phone }), { phone: null }, { phone: null }],
  [
    'a list',
    z.object({ items: z.array(z.object({ phone })) }),
    { items: [{ phone: '19900000317' }] },
    { items: [{ phone: '199****0317' }] },
  ],
  ['what may be missing', z.object({ phone: phone.optional() }).nullable(), {}, {}],
  [
    'one of several kinds',
    z.union([z.object({ name: z.string() }), z.object({ phone })]),
    { phone: '19900000317' },
    { phone: '199****0317' },
  ],
  ['values by name', z.record(z.string(), phone), { home: '19900000317' }, { home: '199****0317' }],
  ['what is masked already', z.object({ phone }), { phone: '199****0317' }, { phone: '199****0317' }],
])('masks %s', (_, schema, given, masked) => {
  expect(maskingOf(schema)?.(given)).toEqual(masked);
});

it('costs nothing where there is nothing sensitive', () => {
  expect(maskingOf(routes.tasks.counts.response)).toBeNull();
  expect(maskingOf(routes.people.list.response)).not.toBeNull();
});
