import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** Another address is another try. */
  address?: string;
  /** In place of what failed. */
  instead: ReactNode;
  children: ReactNode;
}

/**
 * Keeps a part of the portal that fails, or that did not arrive, from taking all of it along. React itself reports what was
 * thrown.
 */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate({ address }: BoundaryProps): void {
    if (this.state.failed && address !== this.props.address) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
