import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { orStorageError } from '../../stores/failure.ts';
import { foundOnly } from '../../stores/folder/folder-paths.ts';
import { type HostName, hosts, writeHostFile } from './host-files.ts';

/**
 * Writes the file of a host into the folder of the site. One that a person has written or edited stays.
 * @param base the path of the site on its server; ends with a slash
 * @returns whether the folder has the file as it is written here
 * @throws StorageError
 */
export const settleHostFile = (folder: string, host: HostName, base: string): Promise<boolean> => {
  const { file } = hosts[host];
  return orStorageError('put', file, async () => {
    const path = join(folder, file);
    const text = sealed(writeHostFile(host, base, `newsstand ${open}`));
    const found = await foundOnly(readFile(path, 'utf8'));
    if (found === text) return true;
    if (found !== undefined && !isSealed(found)) return false;
    await writeFile(path, text);
    return true;
  });
};

/** Stands for the digest while it is computed. */
const open = '0'.repeat(64);

/** Puts the digest of the text into it, so that an edit can be seen. */
const sealed = (text: string): string => text.replace(open, sha256(text));

const isSealed = (text: string): boolean => {
  const [, digest = ''] = /newsstand[ -]([0-9a-f]{64})/.exec(text) ?? [];
  return digest !== '' && sha256(text.replace(digest, open)) === digest;
};
