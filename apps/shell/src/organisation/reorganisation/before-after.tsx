import { addDays, type ReorganisationPreview } from '@yige/contracts';
import { Icon, Panel, useFormat, useMessages } from '@yige/ui';
import { previewMessages } from './preview-messages.js';
import { type Head, headsOf, originOf } from './preview-units.js';

/** Cells that a unit shows; more are a number. */
const CELLS = 40;
const SHADES = 3;

/** The units that change as they are and as they will be; what lies within a unit is one cell each. */
export function BeforeAfter({ preview, effectiveOn }: { preview: ReorganisationPreview; effectiveOn: string }) {
  const t = useMessages(previewMessages);
  const format = useFormat();
  const { before, after } = headsOf(preview);
  return (
    <Panel title={t('beforeAndAfter')}>
      <div className="before-after">
        <section aria-label={t('beforeRows')}>
          <p className="before-after-date">{t('until', { date: format.date(addDays(effectiveOn, -1)) })}</p>
          {before.map((head) => (
            <UnitPicture key={head.unit.key} head={head} origins={before} />
          ))}
        </section>
        <span className="before-after-arrow">
          <Icon name="chevronRight" size={28} />
        </span>
        <section aria-label={t('afterRows')}>
          <p className="before-after-date">{t('from', { date: format.date(effectiveOn) })}</p>
          {after.map((head) => (
            <UnitPicture key={head.unit.key} head={head} origins={before} result />
          ))}
          {after.length === 0 && <p className="yige-quiet">{t('nothingLeft')}</p>}
        </section>
      </div>
    </Panel>
  );
}

interface UnitPictureProps {
  head: Head;
  origins: readonly Head[];
  result?: boolean;
}

function UnitPicture({ head: { unit, parent, cells }, origins, result = false }: UnitPictureProps) {
  const t = useMessages(previewMessages);
  return (
    <div className="unit-picture" data-result={result}>
      <header>
        <strong>{unit.name}</strong>
        <span className="unit-picture-code">{unit.code}</span>
        {parent !== null && <small>{t('under', { parent })}</small>}
      </header>
      {cells.length > 0 && (
        <ul>
          {cells.slice(0, CELLS).map((cell) => (
            <li key={cell.key} data-shade={Math.max(0, originOf(cell, origins)) % SHADES} title={cell.code}>
              {shortName(cell.name)}
            </li>
          ))}
          {cells.length > CELLS && (
            <li className="unit-picture-more">{t('moreCells', { count: cells.length - CELLS })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

/** 第 7 网格 is 7 in its cell; other names stay whole. */
function shortName(name: string): string {
  return /^第\s?(\d+)\s?\S{1,4}$/.exec(name)?.[1] ?? name;
}
