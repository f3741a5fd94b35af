import { defineDashboardWidget } from '@yige/plugin-sdk/web';
import { showWhatIsSeen } from '../seen.js';

function Probe({ unitId }: { unitId: string }) {
  showWhatIsSeen();
  return <p data-testid="probe-widget">{unitId.length}</p>;
}

export default defineDashboardWidget(Probe);
