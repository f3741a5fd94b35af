import type { RightsRequest } from '@yige/contracts';
import { Panel, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { rightsMessages } from './rights-messages.js';
import { Sheet } from './sheet.js';
import { sheetMessages } from './sheet-messages.js';

/** The answer on paper, for the resident to keep. */
export function SlipPanel({ request }: { request: RightsRequest }) {
  const r = useMessages(rightsMessages);
  const t = useMessages(sheetMessages);
  const format = useFormat();
  const { id, personName, unitName, wish, answer, state, receivedAt, answeredAt } = request;
  const lines = [
    [t('name'), personName],
    [t('receivedOn'), format.date(receivedAt)],
    [t('asked'), wish ?? ''],
    [t('outcome'), t(state === 'refused' ? 'refused' : 'accepted')],
    [t('answer'), answer ?? ''],
    [t('answeredOn'), answeredAt === null ? '' : format.date(answeredAt)],
  ];
  return (
    <>
      <Panel title={r('answer')}>
        <Button type="primary" onClick={() => window.print()}>
          {r('printSlip')}
        </Button>
      </Panel>
      <Sheet
        title={t('slipTitle')}
        about={[t('number', { number: id }), `${t('unit', { unit: unitName })}${t('stamp')}`]}
      >
        <table>
          <tbody>
            {lines.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('rights')}</p>
      </Sheet>
    </>
  );
}
