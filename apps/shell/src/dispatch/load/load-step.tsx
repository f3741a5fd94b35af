import type { DispatchPreview } from '@yige/contracts';
import type { ReactNode } from 'react';
import { LoadFigures } from './load-figures.js';
import { LoadTable } from './load-table.js';
import './load.css';

/** What the dispatch means for every community, before anybody is asked to send it. */
export function LoadStep({ preview, plan }: { preview: DispatchPreview; plan: ReactNode }) {
  return (
    <div className="dispatch-columns">
      <div className="dispatch-main">
        <LoadFigures preview={preview} />
        <LoadTable loads={preview.communities} />
      </div>
      <aside className="dispatch-side">{plan}</aside>
    </div>
  );
}
