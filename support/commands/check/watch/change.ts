/** What of the lab's world may have changed. */
export type Change = 'files' | 'containers' | 'images' | 'nodes' | 'cluster' | 'pods';

export const ALL_CHANGES: readonly Change[] = ['files', 'containers', 'images', 'nodes', 'cluster', 'pods'];

/** Reports changes until it is ended. It only rings: the check looks up what has changed. */
export interface ChangeSource {
  end(): Promise<void> | void;
}

export type OnChange = (change: Change) => void;
