import ConfigProvider from 'antd/es/config-provider';
import React from 'react';

declare global {
  interface Window {
    /** What the plugin's code imported, for the test to compare with what the shell provides. */
    yigeProbeSeen?: { react: unknown; configContext: unknown };
    /** Set by the test: the plugin throws while it renders. */
    yigeProbeFails?: boolean;
  }
}

export function showWhatIsSeen(): void {
  window.yigeProbeSeen = { react: React, configContext: ConfigProvider.ConfigContext };
  failIfTold();
}

export function failIfTold(): void {
  if (window.yigeProbeFails === true) throw new Error('The probe was told to fail');
}
