import { z } from 'zod';
import { aboutPerson, internal } from '../access/field-class.js';
import { defineRoute } from '../http/route.js';
import { unitLevelSchema } from '../org/unit.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { pagePathSchema } from '../plugins/page-path.js';
import { localeSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { personSummarySchema } from '../registry/person.js';

/** Residents, and hits of one plugin, that a search shows at most. */
export const SEARCH_HITS = 8;
/** Residents whom core found and whom a plugin is told of, at most. */
export const SEARCHED_PEOPLE = 50;
/** How long core waits for a plugin's hits, in milliseconds. */
export const SEARCH_TIMEOUT = 1_000;

const textSchema = z.string().trim().min(1).max(50);
const noteSchema = z.string().trim().min(1).max(80);

/** Body of `POST /yige/v1/search`, with core's token. Nothing of it may be logged. */
export const searchQuerySchema = z
  .strictObject({
    /** As it was typed; null where it reads like the number of a phone or of a document, which core keeps to itself. */
    text: textSchema.nullable(),
    /** Those whom core found by it, by name, pinyin, number or door: a plugin keeps no names to look in. */
    personIds: z.array(ulidSchema).max(SEARCHED_PEOPLE),
    /** Where the user holds the permission that the manifest names: units, each with all that lies within it. */
    scope: z.strictObject({ units: z.array(z.strictObject({ id: ulidSchema, level: unitLevelSchema })) }),
    limit: z.number().int().min(1).max(SEARCH_HITS),
    locale: localeSchema,
  })
  .meta({ id: 'SearchQuery' });
/** What a plugin’s `@Search()` method is asked: what was typed, whom core found by it, and where. */
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/**
 * What a plugin found. `note` stands beside the title, in the user's language, and is read by whoever stands behind them:
 * health, party membership and what is known of a person's troubles never belong there.
 */
export const searchHitSchema = z
  .discriminatedUnion('kind', [
    /** Somebody whom core knows: it fills in the name, and opens the person's page where `page` is null. */
    z.strictObject({
      kind: z.literal('person'),
      personId: ulidSchema,
      note: noteSchema.nullable(),
      page: pagePathSchema.nullable(),
    }),
    /** Something of the plugin's own, such as a number or a label. */
    z.strictObject({
      kind: z.literal('record'),
      title: z.string().trim().min(1).max(60),
      /** The innermost unit in which it lies. */
      unitId: ulidSchema,
      note: noteSchema.nullable(),
      page: pagePathSchema,
    }),
  ])
  .meta({ id: 'SearchHit' });
/** What a plugin’s `@Search()` method answers, each: somebody by id, or a thing of its own by its label. */
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchAnswerSchema = z.strictObject({ items: z.array(searchHitSchema).max(SEARCH_HITS) });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

/** A hit as the portal shows it. */
export const foundHitSchema = z
  .object({
    personId: ulidSchema.nullable(),
    title: internal(z.string()),
    note: internal(z.string().nullable()),
    /** Of the plugin's own pages, else the person's. */
    page: internal(pagePathSchema.nullable()),
  })
  .meta({ id: 'FoundHit', ...aboutPerson });
export type FoundHit = z.infer<typeof foundHitSchema>;

/** `residents` come at once; `plugins` when the last plugin has answered, or its time is up. */
export const searchPartSchema = z.enum(['residents', 'plugins']).meta({ id: 'SearchPart' });

export const searchRoutes = {
  find: defineRoute({
    method: 'GET',
    path: '/api/v1/search',
    summary: 'Search everything: residents, and what each plugin finds, by the permissions and units of the caller',
    access: { kind: 'session' },
    query: z.strictObject({
      q: textSchema,
      /** Left out: both. */
      part: searchPartSchema.optional(),
    }),
    response: z.object({
      residents: z.array(personSummarySchema).max(SEARCH_HITS),
      plugins: z.array(
        z.object({
          plugin: z.object({ id: z.string(), name: localizedTextSchema, glyph: z.string(), color: bureauColorSchema }),
          title: localizedTextSchema,
          hits: z.array(foundHitSchema).max(SEARCH_HITS),
        }),
      ),
      /** Plugins that gave no answer, or none that keeps to the agreed shape. */
      missing: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
    }),
  }),
};
