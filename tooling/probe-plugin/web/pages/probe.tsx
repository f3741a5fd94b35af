import { definePage, usePluginNavigation } from '@yige/plugin-sdk/web';
import Rate from 'antd/es/rate';
import { showWhatIsSeen } from '../seen.js';

/** Uses a component of antd that the shell itself uses nowhere. */
function ProbePage() {
  showWhatIsSeen();
  const { path } = usePluginNavigation();
  return (
    <div className="yige-page" data-testid="probe-page" data-path={path}>
      <Rate defaultValue={3} />
    </div>
  );
}

export default definePage(ProbePage);
