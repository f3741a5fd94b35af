import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Route } from '../http/route.js';
import { routes } from '../routes.js';
import { type FieldMeta, fieldMetaOf, innerOf } from './field-class.js';

const all = Object.entries(routes).flatMap(([group, operations]) =>
  Object.entries(operations).map(([name, route]: [string, Route]) => ({ name: `${group}.${name}`, route })),
);

/** Names that speak of a person wherever they stand. */
const PERSONAL = /^(idNumber|phone|mobile|birthDate|sex|email|homeAddress|door)$/;
/** What would identify or contact somebody by itself. */
const SENSITIVE = /^(idNumber|phone|mobile)$/;

interface Field {
  path: string;
  name: string;
  schema: z.core.$ZodType;
  meta: FieldMeta;
  aboutPerson: boolean;
}

/** Every field of every object within a schema. */
function* fieldsOf(schema: z.core.$ZodType, path: string): Generator<Field> {
  const inner = innerOf(schema);
  if (inner !== null) yield* fieldsOf(inner, path);
  if (schema instanceof z.ZodArray) yield* fieldsOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodRecord) yield* fieldsOf(schema.valueType, `${path}{}`);
  if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* fieldsOf(option, path);
  if (!(schema instanceof z.ZodObject)) return;
  const { aboutPerson } = fieldMetaOf(schema);
  for (const [name, field] of Object.entries<z.core.$ZodType>(schema.shape)) {
    yield { path: `${path}.${name}`, name, schema: field, meta: fieldMetaOf(field), aboutPerson };
    yield* fieldsOf(field, `${path}.${name}`);
  }
}

const fields = all.flatMap(({ name, route }) =>
  route.response === undefined ? [] : [...fieldsOf(route.response, name)].map((field) => ({ ...field, route })),
);

it('every field of an object about a resident has a class, identifiers apart', () => {
  const about = fields.filter(({ aboutPerson, name }) => aboutPerson && !/^(id|.*Id)$/.test(name));
  expect(about.length).toBeGreaterThan(10);
  expect(about.filter(({ meta }) => meta.fieldClass === null).map(({ path }) => path)).toEqual([]);
});

it('a field whose name speaks of a person has a class, wherever it stands', () => {
  const personal = fields.filter(({ name, path }) => PERSONAL.test(name) && !path.includes('.door.'));
  expect(personal.length).toBeGreaterThan(5);
  expect(personal.filter(({ meta }) => meta.fieldClass === null).map(({ path }) => path)).toEqual([]);
});

it('a number that identifies or reaches somebody is sensitive and has its mask', () => {
  const numbers = fields.filter(({ name }) => SENSITIVE.test(name));
  expect(numbers.filter(({ meta }) => meta.fieldClass !== 'sensitive' || meta.mask === null)).toEqual([]);
});

it('only what asks for a reason, and a resident’s own copy, answer in the clear, and none is a list of people', () => {
  const revealing = all.filter(({ route }) => route.reveals).map(({ name }) => name);
  expect(revealing.sort()).toEqual(['matters.reveal', 'reveals.reveal', 'rights.copy']);
  expect(routes.rights.copy.response.shape).not.toHaveProperty('items');
  expect(routes.reveals.reveal.response.shape).not.toHaveProperty('items');
  expect(routes.matters.reveal.response.shape).not.toHaveProperty('items');
});

it('looks through what wraps a field', () => {
  const wrapped = z.string().meta({ fieldClass: 'internal' }).nullable().optional().default('x');
  expect(fieldMetaOf(wrapped).fieldClass).toBe('internal');
  expect(fieldMetaOf(z.string()).fieldClass).toBeNull();
});
