import { definePersonPanel, type PersonPanelProps, usePortal } from '@yige/plugin-sdk/web';
import theme from 'antd/es/theme';
import { showWhatIsSeen } from '../seen.js';

/** Shows the colour that the shell's ConfigProvider gives: another provider would give antd's blue. */
function ProbePanel({ personId }: PersonPanelProps) {
  showWhatIsSeen();
  const { token } = theme.useToken();
  const { account } = usePortal();
  return (
    <p data-testid="probe" data-person={personId} data-color={token.colorPrimary}>
      {account.displayName}
    </p>
  );
}

export default definePersonPanel(ProbePanel);
