import { Component, type ReactNode } from 'react';
import { UnavailablePlugin } from './unavailable-plugin.js';

/** What a plugin was doing when it failed. */
export type ExtensionPhase = 'load' | 'render';

/** A crash of a plugin’s part, attributed. */
export interface ExtensionFailure {
  /** Whose part failed. */
  readonly pluginId: string;
  /** While it was loaded, or while it was shown. */
  readonly phase: ExtensionPhase;
  /** What the plugin threw, as it threw it. */
  readonly error: unknown;
}

export interface ExtensionBoundaryProps {
  /** Whose part stands within. */
  readonly pluginId: string;
  /** In the user's language. */
  readonly pluginName: string;
  /** What a failure within is taken for; `render` unless it is given. */
  readonly phase?: ExtensionPhase | undefined;
  /** Before the children are tried again, for example to drop a failed import. */
  readonly onRetry?: (() => void) | undefined;
  /** Hears of each failure, for the record. */
  readonly onError?: ((failure: ExtensionFailure) => void) | undefined;
  /** The plugin’s part. */
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failed: boolean;
  readonly attempt: number;
}

/** Keeps a plugin's crash within the plugin's own place and says whose it is. */
export class ExtensionBoundary extends Component<ExtensionBoundaryProps, BoundaryState> {
  /** @internal */
  override state: BoundaryState = { failed: false, attempt: 0 };

  /** @internal */
  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  /** @internal */
  override componentDidCatch(error: unknown): void {
    const { pluginId, phase = 'render', onError } = this.props;
    onError?.({ pluginId, phase, error });
  }

  private readonly retry = (): void => {
    this.props.onRetry?.();
    this.setState(({ attempt }) => ({ failed: false, attempt: attempt + 1 }));
  };

  /** @internal */
  override render(): ReactNode {
    const { pluginName, phase = 'render', children } = this.props;
    if (this.state.failed) {
      return (
        <UnavailablePlugin
          name={pluginName}
          reason={phase === 'render' ? 'crashed' : 'unreachable'}
          onRetry={this.retry}
        />
      );
    }
    // A new key mounts the children afresh: half-made state of the failed attempt must not live on.
    return <Attempt key={this.state.attempt}>{children}</Attempt>;
  }
}

function Attempt({ children }: { readonly children: ReactNode }) {
  return children;
}
