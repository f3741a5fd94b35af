import { z } from 'zod';
import { defineRoute } from '../http/route.js';

export const healthRoutes = {
  live: defineRoute({
    method: 'GET',
    path: '/api/health',
    summary: 'The process lives',
    access: { kind: 'public' },
    response: z.object({ status: z.literal('live') }),
  }),
  ready: defineRoute({
    method: 'GET',
    path: '/api/health/ready',
    summary: 'Database migrated and launched plugins registered; else 503 with what is missing',
    access: { kind: 'public' },
    response: z.object({ status: z.literal('ready') }),
  }),
  openapi: defineRoute({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    access: { kind: 'public' },
    response: z.record(z.string(), z.unknown()),
  }),
};
