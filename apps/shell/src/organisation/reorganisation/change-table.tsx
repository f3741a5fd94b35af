import type { ReorganisationFigures, ReorganisationPreview, ReorganisationUnit } from '@yige/contracts';
import { Panel, useDisplay, useFormat, useMessages } from '@yige/ui';
import { previewMessages } from './preview-messages.js';
import { headsOf } from './preview-units.js';

const FIGURES = [
  'units',
  'households',
  'residents',
  'buildings',
  'openTasks',
  'appointments',
] as const satisfies readonly (keyof ReorganisationFigures)[];

/** What hangs on the units that gain or lose something, before and after. */
export function ChangeTable({ preview }: { preview: ReorganisationPreview }) {
  const t = useMessages(previewMessages);
  const { phone } = useDisplay();
  const heads = headsOf(preview);
  const counted = (units: ReorganisationUnit[]) => units.filter(({ figures }) => figures !== null);
  const before = counted(heads.before.map(({ unit }) => unit));
  const after = counted(heads.after.map(({ unit }) => unit));
  if (before.length + after.length === 0) return null;
  const sides = [
    { name: t('beforeRows'), units: before },
    { name: t('afterRows'), units: after },
  ].filter(({ units }) => units.length > 0);
  return (
    <Panel title={t('changes')} flush>
      {phone ? (
        sides.map(({ name, units }) => <FigureCards key={name} name={name} units={units} />)
      ) : (
        <table className="change-table">
          <thead>
            <tr>
              <th scope="col">{t('unit')}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col" className="change-number">
                  {t(figure)}
                </th>
              ))}
            </tr>
          </thead>
          {sides.map(({ name, units }) => (
            <tbody key={name}>
              <tr>
                <th scope="rowgroup" colSpan={FIGURES.length + 1} className="change-side">
                  {name}
                </th>
              </tr>
              {units.map((unit) => (
                <FigureRow key={unit.key} unit={unit} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </Panel>
  );
}

function FigureRow({ unit: { name, figures } }: { unit: ReorganisationUnit }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      {FIGURES.map((figure) => (
        <td key={figure} className="change-number">
          {figures === null ? '—' : format.count(figures[figure])}
        </td>
      ))}
    </tr>
  );
}

function FigureCards({ name, units }: { name: string; units: ReorganisationUnit[] }) {
  const t = useMessages(previewMessages);
  const format = useFormat();
  return (
    <section className="change-cards" aria-label={name}>
      <h3>{name}</h3>
      {units.map((unit) => (
        <div key={unit.key}>
          <strong>{unit.name}</strong>
          <dl>
            {FIGURES.map((figure) => (
              <div key={figure}>
                <dt>{t(figure)}</dt>
                <dd>{unit.figures === null ? '—' : format.count(unit.figures[figure])}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
