import { relative, sep } from 'node:path';
import { watch } from 'chokidar';

/** Editors and file copies change several files, or one file several times, in a burst. In ms. */
const quiet = 60;

/**
 * Tells the keys of a folder that may have changed, those of a burst together.
 * @param onError told of what fails once the watching has begun
 * @returns what stops the watching, once it has begun
 */
export const watchContent = async (
  folder: string,
  onChange: (keys: readonly string[]) => void,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> => {
  const keys = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    const changed = [...keys];
    keys.clear();
    onChange(changed);
  };
  const watcher = watch(folder, { ignoreInitial: true });
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    keys.add(relative(folder, path).split(sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(flush, quiet);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', reject);
  });
  watcher.on('error', onError);
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
};
