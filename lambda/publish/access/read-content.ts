import type { Problem } from '../../core/problem.ts';
import { ObjectTooLargeError, UnreadableObjectError } from '../errors.ts';
import type { Store, StoredObject } from '../ports.ts';

/** In bytes. No text that a person writes is nearly as long. */
const largestText = 5 * 1024 * 1024;

/**
 * Reads a text of the content.
 * @param remedy what to do about one that is too large
 * @returns undefined when there is none; a problem when it cannot be read
 * @throws StorageError when another try may help
 */
export const readContent = async (
  content: Store,
  key: string,
  remedy: string,
): Promise<StoredObject | Problem | undefined> => {
  try {
    return await content.get(key, largestText);
  } catch (error) {
    if (error instanceof UnreadableObjectError) return unreadable(error);
    if (!(error instanceof ObjectTooLargeError)) throw error;
    const fault = `has ${error.size} bytes, more than the ${error.maxBytes} allowed`;
    return { file: key, fault, remedy, severity: 'error' };
  }
};

export const unreadable = ({ key, message }: UnreadableObjectError): Problem => ({
  file: key,
  fault: `cannot be read: ${message}`,
  remedy:
    'Correct its permissions or its link; in S3, store it in a class that can be read at once, without a key of its own',
  severity: 'error',
});
