import { FactList, useFormat, useMessages } from '@yige/plugin-sdk/web';
import type { MemberDetail, Stretch } from '../../contract/members.js';
import { memberMessages } from '../text/member-messages.js';
import { words } from '../text/words.js';

/** What the ledger knows of a member: where and as what, dues, and how it came about. */
export function MemberFacts({ member: { education, history, dues, balance } }: { member: MemberDetail }) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const format = useFormat();
  const [latest] = history;
  const base =
    dues === null
      ? t('noBase')
      : t('duesBase', {
          ...{ category: w(`dues.${dues.category}`), base: format.money(dues.baseFen), month: dues.fromMonth },
        });
  return (
    <FactList
      facts={[
        ...(latest === undefined
          ? []
          : [
              { label: t('organisation'), value: latest.organisation },
              { label: t('standing'), value: `${w(`standing.${latest.standing}`)} · ${w(`member.${latest.kind}`)}` },
            ]),
        { label: t('education'), value: w(`education.${education}`) },
        {
          label: t('dues'),
          value: (
            <>
              {base}
              <div>
                {t('balance', { due: format.money(balance.dueFen), paid: format.money(balance.paidFen) })}
                {balance.unpaidMonths > 0 && (
                  <span className="yige-overdue"> {t('unpaidMonths', { number: balance.unpaidMonths })}</span>
                )}
              </div>
            </>
          ),
        },
        {
          label: t('history'),
          value: history.map((stretch) => <StretchLine key={stretch.from} stretch={stretch} />),
        },
      ]}
    />
  );
}

function StretchLine({ stretch }: { stretch: Stretch }) {
  const t = useMessages(memberMessages);
  const w = useMessages(words);
  const format = useFormat();
  const { from, until, organisation, standing, kind, beginning, ending } = stretch;
  const when =
    until === null
      ? t('since', { from: format.date(from) })
      : t('until', { from: format.date(from), until: format.date(until) });
  return (
    <div>
      {when} · {w(`beginning.${beginning}`)} · {organisation} · {w(`standing.${standing}`)} · {w(`member.${kind}`)}
      {ending !== null && ` · ${w(`ending.${ending}`)}`}
    </div>
  );
}
