import type { Plugin, PluginAsk } from '@yige/contracts';
import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { Fault } from '../../../security/fault.js';
import { referencesOf } from './ask-groups.js';
import { useDecision } from './use-decision.js';

interface GrantButtonProps {
  plugin: Plugin;
  asks: PluginAsk[];
  primary?: boolean;
  children: ReactNode;
}

export function GrantButton({ plugin, asks, primary = false, children }: GrantButtonProps) {
  const decide = useDecision(plugin);
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        loading={decide.isPending}
        onClick={() => decide.mutate({ grant: referencesOf({ asks }) })}
      >
        {children}
      </Button>
      <Fault error={decide.error} />
    </>
  );
}
