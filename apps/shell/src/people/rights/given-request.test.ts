import { expect, it } from 'vitest';
import { type GivenRequest, requestOf } from './given-request.js';

const copy: GivenRequest = {
  kind: 'copy',
  applicant: 'self',
  identityCheck: 'citizenIdCard',
  representative: '',
  basis: '',
  wish: '',
  subject: null,
};

it('is nothing until a document has been checked', () => {
  expect(requestOf({ ...copy, identityCheck: null })).toBeNull();
  expect(requestOf(copy)).toEqual({
    kind: 'copy',
    applicant: 'self',
    identityCheck: 'citizenIdCard',
    representative: null,
    basis: null,
  });
});

it('asks for a name and a basis of whoever comes for the resident', () => {
  expect(requestOf({ ...copy, applicant: 'agent', representative: '魏代办' })).toBeNull();
  expect(requestOf({ ...copy, applicant: 'agent', representative: '魏代办', basis: '委托书' })).toMatchObject({
    representative: '魏代办',
    basis: '委托书',
  });
});

it('leaves out what belongs to another kind of request', () => {
  expect(requestOf({ ...copy, wish: '名字写错了', representative: '魏代办' })).not.toHaveProperty('wish');
  expect(requestOf({ ...copy, kind: 'correction' })).toBeNull();
  expect(requestOf({ ...copy, kind: 'consentWithdrawal', subject: 'meals:mealCard' })).toMatchObject({
    subject: 'meals:mealCard',
  });
});
