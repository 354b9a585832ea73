/** Whether the service takes requests: what `/readyz` answers. */
export class Lifecycle {
  phase: 'starting' | 'ready' | 'draining' = 'starting';

  becomeReady(): void {
    if (this.phase === 'starting') this.phase = 'ready';
  }

  startDraining(): void {
    this.phase = 'draining';
  }
}
