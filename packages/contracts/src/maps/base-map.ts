import { z } from 'zod';
import { defineRoute } from '../http/route.js';

/** Longitude and latitude in degrees, WGS 84. */
const lonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ringSchema = z.array(lonLatSchema).min(4);

const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: lonLatSchema }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(lonLatSchema).min(2) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(lonLatSchema).min(2)) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)) }),
]);

/** What a feature is, which decides how it is drawn. Names are those of roads and, as points, of places. */
export const baseMapKindSchema = z.enum(['unit', 'road', 'water', 'green', 'building', 'place']);
export type BaseMapKind = z.infer<typeof baseMapKindSchema>;

/** The district's own plan as GeoJSON (RFC 7946): what a site without a tile server sees under its points. */
export const baseMapSchema = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ kind: baseMapKindSchema, name: z.string().max(60).optional() }),
        geometry: geometrySchema,
      }),
    ),
  })
  .meta({ id: 'BaseMap' });
export type BaseMap = z.infer<typeof baseMapSchema>;

export const mapRoutes = {
  base: defineRoute({
    method: 'GET',
    path: '/api/v1/map',
    summary: 'What lies under the points of a map: the site’s own style, the district’s plan, or neither',
    access: { kind: 'session' },
    response: z.object({
      /** A MapLibre style whose tiles are WGS 84 or Web Mercator. Where there is one, the plan is drawn over it no more. */
      styleUrl: z.url().nullable(),
      plan: baseMapSchema.nullable(),
    }),
  }),
};
