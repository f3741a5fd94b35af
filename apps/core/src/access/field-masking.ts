import { fieldMetaOf, innerOf, type MaskName, type Route } from '@yige/contracts';
import { z } from 'zod';
import { maskIdNumber, maskPhone } from '../registry/masks.js';

/** Masks what a value holds of sensitive fields; answers the value, in which objects are changed in place. */
type Masking = (value: unknown) => unknown;

/** Masking what is masked already changes nothing. */
const masks: Record<MaskName, (text: string) => string> = { idNumber: maskIdNumber, phone: maskPhone };

/**
 * The one place where sensitive fields are masked, for every answer of every route: what the contract classes as
 * sensitive leaves masked whatever the handler gave. Null where there is nothing to mask, and for the route that reveals.
 */
export function maskingOfRoute({ reveals, response }: Route): Masking | null {
  return reveals || response === undefined ? null : maskingOf(response);
}

/** Compiles a schema once; null when there is nothing sensitive in it. */
export function maskingOf(schema: z.core.$ZodType): Masking | null {
  const { mask } = fieldMetaOf(schema);
  if (mask !== null) return (value) => (typeof value === 'string' ? masks[mask](value) : value);
  const inner = innerOf(schema);
  if (inner !== null) return maskingOf(inner);
  if (schema instanceof z.ZodArray) return ofElements(maskingOf(schema.element));
  if (schema instanceof z.ZodObject) return ofFields(Object.entries(schema.shape));
  if (schema instanceof z.ZodRecord) return ofValues(maskingOf(schema.valueType));
  if (schema instanceof z.ZodUnion) return oneAfterAnother(schema.options.map(maskingOf));
  if (schema instanceof z.ZodIntersection) return oneAfterAnother([schema.def.left, schema.def.right].map(maskingOf));
  return null;
}

function ofElements(masking: Masking | null): Masking | null {
  if (masking === null) return null;
  return (value) => (Array.isArray(value) ? value.map(masking) : value);
}

function ofValues(masking: Masking | null): Masking | null {
  if (masking === null) return null;
  return (value) => {
    if (isRecord(value)) for (const key of Object.keys(value)) value[key] = masking(value[key]);
    return value;
  };
}

function ofFields(fields: [string, z.core.$ZodType][]): Masking | null {
  const maskings = fields.flatMap(([name, schema]): [string, Masking][] => {
    const masking = maskingOf(schema);
    return masking === null ? [] : [[name, masking]];
  });
  if (maskings.length === 0) return null;
  return (value) => {
    if (isRecord(value)) for (const [name, masking] of maskings) if (name in value) value[name] = masking(value[name]);
    return value;
  };
}

/** A value that may be of several kinds is masked by each: a field counts as sensitive if it is in any of them. */
function oneAfterAnother(maskings: (Masking | null)[]): Masking | null {
  const all = maskings.filter((masking) => masking !== null);
  if (all.length === 0) return null;
  return (value) => all.reduce((masked: unknown, masking) => masking(masked), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
