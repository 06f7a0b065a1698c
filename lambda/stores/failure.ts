import { ObjectTooLargeError, StorageError } from '../publish/errors.ts';

/**
 * Runs one operation of a store and translates whatever goes wrong in it.
 * @throws StorageError with the failure as its `cause`; an `ObjectTooLargeError` and a `StorageError` pass unchanged
 */
export const orStorageError = async <T>(
  operation: string,
  key: string,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ObjectTooLargeError || cause instanceof StorageError) throw cause;
    throw new StorageError(operation, key, { cause });
  }
};
