import { Injectable } from '@nestjs/common';
import { type CloudEvent, coreEvents, ProblemError, type SettingValue } from '@yige/contracts';
import type { PluginDefinition } from '../../manifest/define-plugin.js';
import { Clock } from '../clock.js';
import { Log } from '../log.js';
import { CoreClient } from '../platform/core-client.js';
import { PluginArtefact } from '../plugin-artefact.js';
import { type SettingsOf, settingsOf } from './settings-of.js';

type Answered = Readonly<Record<string, SettingValue>>;

interface Known {
  values: Answered;
  /** When core is asked again, in milliseconds of the epoch. */
  until: number;
}

/** Core says when settings change; where that went to another process of the plugin, this one sees it so late. */
const LIFETIME = 60_000;
/** Core that is away is asked again after this time. */
const PAUSE = 5_000;

/**
 * What local offices have set. Settings are read from core when they are first needed and kept until core says that they
 * changed, a minute at most. While core is away the last known ones stay in use; where nothing is known yet, the call
 * fails: a default is never taken for what somebody set.
 */
@Injectable()
export class Settings {
  private readonly known = new Map<string, Known>();
  private readonly asking = new Map<string, Promise<Answered>>();
  /** Grows with each change: an answer that was on its way meanwhile may be of before. */
  private generation = 0;

  constructor(
    private readonly core: CoreClient,
    private readonly artefact: PluginArtefact,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * The settings in a unit, or in the district. Throws a `ProblemError` with status 404 for a unit that is not one of today,
   * and core's problem where core is away and nothing is known.
   */
  async of<Plugin extends PluginDefinition>(plugin: Plugin, unitId?: string): Promise<SettingsOf<Plugin>> {
    return settingsOf(plugin, this.artefact.manifest.settings, await this.read(unitId ?? ''));
  }

  /** Forgets how fresh everything is when core says that settings changed. */
  hear({ type }: CloudEvent): void {
    if (type !== coreEvents.settingsChanged) return;
    this.generation += 1;
    this.asking.clear();
    for (const known of this.known.values()) known.until = 0;
  }

  private read(unit: string): Answered | Promise<Answered> {
    const known = this.known.get(unit);
    if (known !== undefined && known.until > this.now()) return known.values;
    return this.asking.get(unit) ?? this.ask(unit);
  }

  /** One request at a time for each unit, however many wait for it. */
  private ask(unit: string): Promise<Answered> {
    const asked = this.answer(unit, this.generation);
    this.asking.set(unit, asked);
    const done = () => {
      if (this.asking.get(unit) === asked) this.asking.delete(unit);
    };
    asked.then(done, done);
    return asked;
  }

  private async answer(unit: string, generation: number): Promise<Answered> {
    try {
      const { values } = await this.core.asPlugin().pluginSettings.own({ query: unit === '' ? {} : { unit } });
      if (generation === this.generation) this.known.set(unit, { values, until: this.now() + LIFETIME });
      return values;
    } catch (error) {
      const last = this.known.get(unit);
      if (last === undefined || !isAway(error)) throw error;
      this.log.logger.warn({ err: error }, 'settings not read: the last known ones stay in use');
      last.until = this.now() + PAUSE;
      return last.values;
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function isAway(error: unknown): boolean {
  return error instanceof ProblemError && (error.status >= 500 || error.status === 429);
}
