import { BureauCell, useMessages } from '@yige/ui';
import { loginMessages } from './login-messages.js';

const ROWS = [
  [4, 3, 3],
  [2, 5, 3],
  [2, 4, 3],
  [2, 4, 3],
];

/** One door on a plan of blocks: what three bureaus want there is one visit. Decoration; the words say the same. */
export function LoginPicture() {
  const t = useMessages(loginMessages);
  return (
    <div className="login-picture" aria-hidden="true">
      <div className="login-plan">
        {ROWS.map((blocks, row) => (
          <div key={`row-${row + 1}`} className="login-street">
            {blocks.map((doors, block) => (
              <div key={`block-${block + 1}`} className="login-block">
                {Array.from({ length: doors }, (_, door) => (
                  <span
                    key={`door-${door + 1}`}
                    className={row === 2 && block === 1 && door === 0 ? 'login-door-chosen' : 'login-door'}
                  />
                ))}
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className="login-door-card">
        <strong>{t('door')}</strong>
        <div>
          <BureauCell glyph="养" color="elderly" />
          <span>{t('doorVisit')}</span>
          <span>{t('today')}</span>
        </div>
        <div>
          <BureauCell glyph="卫" color="health" />
          <span>{t('doorHealth')}</span>
        </div>
        <div>
          <BureauCell glyph="警" color="police" />
          <span>{t('doorPower')}</span>
        </div>
      </div>
    </div>
  );
}
