import { BureauCell, Icon, StateView, StatusChip, useFormat, useMessages } from '@yige/ui';
import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CapturedVisit } from './captured-visit.js';
import { DoorRow } from './door-row.js';
import { buildingOf, stopIdOf, stopIdOfVisit, useStopWords } from './stop.js';
import { useAttempt } from './use-attempt.js';
import type { Doors } from './use-doors.js';
import { useCapturedVisits } from './visit-device.js';
import { visitMessages } from './visit-messages.js';
import { type BuildingWalk, doorsOf, type EntranceWalk, floorsOf, walkOf } from './walk.js';
import { useWalkedCommunity } from './walked-community.js';

interface DoorListProps {
  doors: Doors;
  unit: string | null;
  onUnit: (unit: string | null) => void;
  /** The door whose form is open. */
  chosen: string | null;
}

/** The doors of the day, building by building; the next one to visit is unfolded. */
export function DoorList({ doors: { doors, readAt, kept }, unit, onUnit, chosen }: DoorListProps) {
  const t = useMessages(visitMessages);
  const format = useFormat();
  const captured = useCapturedVisits();
  const attempt = useAttempt();
  const community = useWalkedCommunity();
  const [building, setBuilding] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const handled = new Set(captured.filter(({ state }) => state !== 'refused').map(({ body }) => stopIdOfVisit(body)));
  const left = doors.filter((visit) => !handled.has(stopIdOf(visit)));
  const walk = walkOf(doors);
  const shown = walk.filter(({ id }) => building === null || id === building);
  const first = left.find((visit) => building === null || buildingOf(visit).id === building);
  const current = unfolded ?? (first === undefined ? null : stopIdOf(first));
  const wholes = left.filter(({ door }) => door === null).length;
  return (
    <section className="visits-list" aria-label={t('title')}>
      <header className="visits-head">
        <div className="visits-title">
          <h1>{t('title')}</h1>
          <span>{format.dayMonth(new Date())}</span>
        </div>
        <p>
          {t('figures', { doors: left.length - wholes, tasks: left.reduce((sum, { tasks }) => sum + tasks.length, 0) })}
          {wholes > 0 && <> · {t('wholes', { count: wholes })}</>}
          {handled.size > 0 && <> · {t('walked', { count: handled.size })}</>}
        </p>
        {kept && (
          <p className="visits-kept">
            <Icon name="offline" size={16} /> {t('asOf', { time: format.dateTime(readAt) })}
          </p>
        )}
        {community !== null && (
          <Segmented
            value={unit ?? ''}
            onChange={(value) => onUnit(value === '' ? null : value)}
            options={[
              { value: '', label: t('mine') },
              { value: community.id, label: community.name },
            ]}
          />
        )}
      </header>
      {walk.length > 1 && (
        <BuildingCells
          walk={walk}
          handled={handled}
          chosen={building}
          onChoose={(id) => {
            setBuilding(id === building ? null : id);
            setUnfolded(null);
          }}
        />
      )}
      <RefusedElsewhere captured={captured} doors={doors} />
      {doors.length === 0 && <StateView kind="empty" title={t('noneTitle')} description={t('noneHint')} />}
      {shown.flatMap(({ entrances }) =>
        entrances.map((entrance) => (
          <section key={entrance.key} className="visits-entrance">
            <EntranceHead entrance={entrance} left={entrance.doors.filter((door) => left.includes(door)).length} />
            <ul className="visits-doors">
              {entrance.doors.map((visit) => {
                const id = stopIdOf(visit);
                return (
                  <DoorRow
                    key={id}
                    visit={visit}
                    captured={captured.filter(({ body }) => stopIdOfVisit(body) === id)}
                    isCurrent={id === current}
                    isChosen={id === chosen}
                    onUnfold={() => setUnfolded(id)}
                    onAttempt={(outcome) => void attempt.note(visit, outcome)}
                  />
                );
              })}
            </ul>
          </section>
        )),
      )}
      {attempt.last !== null && (
        <div className="visits-undo" role="status">
          <span>{t(`noted.${attempt.last.outcome}`, { door: attempt.last.door })}</span>
          <button type="button" onClick={() => attempt.last !== null && void attempt.undo(attempt.last)}>
            {t('undo')}
          </button>
        </div>
      )}
    </section>
  );
}

interface BuildingCellsProps {
  walk: readonly BuildingWalk[];
  handled: ReadonlySet<string>;
  chosen: string | null;
  onChoose: (id: string) => void;
}

function BuildingCells({ walk, handled, chosen, onChoose }: BuildingCellsProps) {
  const t = useMessages(visitMessages);
  return (
    <ul className="visits-buildings">
      {walk.map((building) => {
        const left = doorsOf(building).filter((visit) => !handled.has(stopIdOf(visit))).length;
        return (
          <li key={building.id}>
            <button type="button" aria-pressed={building.id === chosen} onClick={() => onChoose(building.id)}>
              <strong>{building.name}</strong>
              <span>{left === 0 ? t('allWalked') : t('left', { count: left })}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function EntranceHead({ entrance, left }: { entrance: EntranceWalk; left: number }) {
  const t = useMessages(visitMessages);
  const format = useFormat();
  const floors = floorsOf(entrance);
  return (
    <h2>
      {entrance.entrance === null ? entrance.building : `${entrance.building} ${entrance.entrance}`}
      <small>
        {left === 0
          ? t('allWalked')
          : floors.length > 1 &&
            t('topDown', { floors: format.list(floors.map((floor) => t('floor', { floor: String(floor) }))) })}
      </small>
    </h2>
  );
}

/** Doors where nothing is left to do, but something of what was captured was not taken. */
function RefusedElsewhere({ captured, doors }: { captured: readonly CapturedVisit[]; doors: Doors['doors'] }) {
  const t = useMessages(visitMessages);
  const words = useStopWords();
  const refused = captured.filter(
    ({ state, body }) => state === 'refused' && doors.every((visit) => stopIdOf(visit) !== stopIdOfVisit(body)),
  );
  if (refused.length === 0) return null;
  return (
    <ul className="visits-doors">
      {refused.map((visit) => (
        <li key={visit.key} className="visit-door" data-state="refused" data-stop={stopIdOfVisit(visit.body)}>
          <Link className="visit-door-row" to={`/visits/${stopIdOfVisit(visit.body)}`}>
            <span className="visit-door-number">{words.text(visit)}</span>
            <span className="visit-door-who visit-door-glyphs">
              {visit.glyphs.map(({ glyph, color, title }) => (
                <BureauCell key={title} glyph={glyph} color={color} title={title} />
              ))}
            </span>
            <StatusChip status="blocked" label={t('toMend')} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
