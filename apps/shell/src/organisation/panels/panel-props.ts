import type { UnitDetail } from '@yige/contracts';

/** What every panel of a unit gets. */
export interface UnitPanelProps {
  unit: UnitDetail;
  /** Changes are made for today only, by whoever keeps the unit up to date. */
  mayManage: boolean;
}
