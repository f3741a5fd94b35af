import { Injectable, type StreamableFile } from '@nestjs/common';
import { corePermissions, type Locale, type RouteInput, requestProblems, type routes } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { whileWanted } from '../../http/wanted.js';
import { ListExport } from '../../sheets/list-export.js';
import { SHEET_ROWS } from '../../sheets/sheet-writer.js';
import { Clock } from '../../time/clock.js';
import type { NamedRow } from '../ledger-source.js';
import { LedgerPeople } from '../reading/ledger-people.js';
import { LedgerQuestions } from '../reading/ledger-questions.js';
import { LedgerReadings } from '../reading/ledger-readings.js';
import { atMost } from './at-most.js';
import { ledgerLines } from './ledger-sheet.js';

/** Lines that stand below those of the ledger: an empty one, and who took them out. */
const BELOW = 2;

/** Takes a ledger out as a sheet. */
@Injectable()
export class LedgerExport {
  constructor(
    private readonly readings: LedgerReadings,
    private readonly questions: LedgerQuestions,
    private readonly people: LedgerPeople,
    private readonly exports: ListExport,
    private readonly clock: Clock,
  ) {}

  /**
   * Read no further once `signal` tells that nobody waits for it.
   * CSV goes out as it is read, however long it is. A workbook holds so many rows, so it goes out once it is whole.
   */
  async send(
    caller: Caller,
    locale: Locale,
    id: string,
    { format, reason, ...selection }: RouteInput<typeof routes.ledgers.export>['query'],
    signal: AbortSignal,
  ): Promise<StreamableFile> {
    const reading = await this.readings.of(caller, id, selection);
    const { title, unit, period } = reading;
    if (!this.questions.holdsAt(caller, corePermissions.exportRun, unit)) throw requestProblems['request.forbidden']();
    const list = {
      ...{ kind: 'ledger', box: `${id} ${period.key}`, format, reason, unit: unit.number },
      title: {
        'zh-CN': `${title['zh-CN']} ${unit.name} ${period.key}`,
        en: `${title.en} ${unit.name} ${period.key}`,
      },
    };
    const peopleOf = (rows: readonly NamedRow[]) => this.people.of(caller, rows, reading);
    const lines = whileWanted(ledgerLines(reading, peopleOf, locale, this.clock), signal);
    if (format === 'csv') {
      // Once the file has begun nothing but its end can tell that the plugin does not answer.
      await reading.page(null, 1);
      return this.exports.send(caller, locale, list, lines);
    }
    return this.exports.sendWhole(caller, locale, list, atMost(lines, SHEET_ROWS - BELOW));
  }
}
