import { Component, type ReactNode } from 'react';
import type { Failure } from '../state/store.ts';
import { FailureNote } from './basics.tsx';

interface Props {
  readonly children: ReactNode;
}

/** A defect in one part of the screen leaves the others standing. */
export class ErrorBoundary extends Component<Props, { readonly failure: Failure | null }> {
  override state: { readonly failure: Failure | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <FailureNote failure={failure} onRetry={() => this.setState({ failure: null })} />;
  }
}
