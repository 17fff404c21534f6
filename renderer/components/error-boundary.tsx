import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { Empty } from "./empty.tsx";

interface Props {
  readonly children: ReactNode;
}

/** Keeps a screen that breaks from taking the others with it. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Empty title="This screen could not be shown">
        <p>What is saved is safe. Open it again, or go to another screen.</p>
        <Button variant="default" onClick={() => this.setState({ broken: false })}>
          Open again
        </Button>
      </Empty>
    );
  }
}
