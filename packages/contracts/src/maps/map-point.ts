import { z } from 'zod';
import { pagePathSchema } from '../plugins/page-path.js';

/** Points of one layer at most. */
const POINTS_OF_A_LAYER = 1_000;

export const mapPointSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** Degrees, WGS 84. */
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  title: z.string().trim().min(1).max(60),
  /** The plugin's own page that it leads to. */
  page: pagePathSchema.optional(),
});

/** A point that a layer of the map tells the portal. Its title is read by everybody who looks on: nothing sensitive. */
export type MapPoint = z.infer<typeof mapPointSchema>;

export const mapPointsSchema = z.array(mapPointSchema).max(POINTS_OF_A_LAYER);
