import { watch, type FSWatcher } from 'chokidar';
import type { ChangeSource, OnChange } from './change';

/** Folders of npm and git are not the student's work, and may hold thousands of files. */
const NOT_LOOKED_AT = /[\\/](node_modules|\.git)[\\/]/;

/** Follows the files of a folder, which may not exist yet and may be made again. */
export class FileChanges implements ChangeSource {
  private readonly watcher: FSWatcher;

  /** @param onTrouble called where files cannot be followed */
  constructor(folder: string, onChange: OnChange, onTrouble: () => void) {
    this.watcher = watch(folder, { ignored: (path) => NOT_LOOKED_AT.test(path), ignoreInitial: true });
    this.watcher.on('all', () => onChange('files')).on('error', onTrouble);
  }

  end(): Promise<void> {
    return this.watcher.close();
  }
}
