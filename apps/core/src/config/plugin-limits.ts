import { z } from 'zod';

/** How much of the platform one plugin may take; the defaults leave room for whatever people do by hand. */
export const pluginLimitsEnvironment = {
  YIGE_PLUGIN_SECONDS: z.coerce.number().min(1).max(300).default(10),
  YIGE_PLUGIN_ANSWER_MEGABYTES: z.coerce.number().min(1).max(10_000).default(100),
  YIGE_PLUGIN_CALLS_AT_ONCE: z.coerce.number().int().min(1).max(10_000).default(100),
  YIGE_PLUGIN_CALLS_AT_ONCE_PER_USER: z.coerce.number().int().min(1).max(1_000).default(20),
  YIGE_PLUGIN_CALLS_A_MINUTE_PER_USER: z.coerce.number().int().min(1).max(1_000_000).default(1_200),
  YIGE_PLUGIN_CORE_CALLS_A_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(12_000),
};

/** Counted by each core process for itself. */
export interface PluginLimits {
  /** How long a plugin's server may take until its answer begins, and between two pieces of it, in milliseconds. */
  timeout: number;
  /** Largest answer, in bytes. */
  answerBytes: number;
  /** Calls of one plugin in flight, of all users and of one. */
  atOnce: number;
  atOncePerUser: number;
  /** Calls of one plugin by one user in a minute. */
  perMinutePerUser: number;
  /** Calls of one plugin's server to core in a minute. */
  coreCallsPerMinute: number;
  /** How long a plugin that failed is left alone before it is tried again, in milliseconds. */
  breakerPause: number;
}

type Values = { [Name in keyof typeof pluginLimitsEnvironment]: number };

export function pluginLimitsOf(values: Values, shortened: Partial<PluginLimits>): PluginLimits {
  return {
    timeout: values.YIGE_PLUGIN_SECONDS * 1_000,
    answerBytes: values.YIGE_PLUGIN_ANSWER_MEGABYTES * 1_048_576,
    atOnce: values.YIGE_PLUGIN_CALLS_AT_ONCE,
    atOncePerUser: values.YIGE_PLUGIN_CALLS_AT_ONCE_PER_USER,
    perMinutePerUser: values.YIGE_PLUGIN_CALLS_A_MINUTE_PER_USER,
    coreCallsPerMinute: values.YIGE_PLUGIN_CORE_CALLS_A_MINUTE,
    breakerPause: 5_000,
    ...shortened,
  };
}
