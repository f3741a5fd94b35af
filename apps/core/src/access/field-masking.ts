import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { fieldMetaOf, innerOf, type MaskName, type Route } from '@yige/contracts';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { routeOf } from '../http/implement.js';
import { maskIdNumber, maskPhone } from '../registry/masks.js';

/** Masks what a value holds of sensitive fields; answers the value, in which objects are changed in place. */
type Masking = (value: unknown) => unknown;

/** Masking what is masked already changes nothing. */
const masks: Record<MaskName, (text: string) => string> = { idNumber: maskIdNumber, phone: maskPhone };

/**
 * The one place where sensitive fields are masked, for every answer of every route: what the contract classes as
 * sensitive leaves masked whatever the handler gave. Only a route that reveals is let through.
 */
@Injectable()
export class FieldMasking implements NestInterceptor {
  private readonly known = new WeakMap<Route, Masking | null>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    const masking = route === undefined ? null : this.maskingOf(route);
    return masking === null ? next.handle() : next.handle().pipe(map(masking));
  }

  private maskingOf(route: Route): Masking | null {
    const known = this.known.get(route);
    if (known !== undefined) return known;
    const masking = route.reveals || route.response === undefined ? null : maskingOf(route.response);
    this.known.set(route, masking);
    return masking;
  }
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
