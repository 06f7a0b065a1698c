import { ObjectTooLargeError, StorageError } from '../publish/errors.ts';

/**
 * Runs one operation of a store and translates its errors.
 * @throws StorageError with the error as its `cause`; `ObjectTooLargeError` and `StorageError` pass unchanged
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
