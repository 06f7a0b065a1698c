import type { Problem } from '../../core/problem.ts';
import { ObjectTooLargeError, UnreadableObjectError } from '../errors.ts';
import type { Store, StoredObject } from '../ports.ts';

/** In bytes. No text that a person writes is nearly as long. */
const largestText = 5 * 1024 * 1024;

/** Why a text of the content cannot be read. */
export interface UnreadableContent {
  readonly problem: Problem;
  /** Whether a later try may find it readable, though it has not changed. */
  readonly mayPass: boolean;
}

/**
 * Reads a text of the content.
 * @param remedy what to do about one that is too large
 * @returns undefined when there is none
 * @throws StorageError when another try may help
 */
export const readContent = async (
  content: Store,
  key: string,
  remedy: string,
): Promise<StoredObject | UnreadableContent | undefined> => {
  try {
    return await content.get(key, largestText);
  } catch (error) {
    if (error instanceof UnreadableObjectError)
      return { problem: unreadable(error), mayPass: true };
    if (!(error instanceof ObjectTooLargeError)) throw error;
    const fault = `has ${error.size} bytes, more than the ${error.maxBytes} allowed`;
    return { problem: { file: key, fault, remedy, severity: 'error' }, mayPass: false };
  }
};

export const unreadable = ({ key, message }: UnreadableObjectError): Problem => ({
  file: key,
  fault: `cannot be read: ${message}`,
  remedy:
    'Let the publisher read it, or store it anew where it can: with permissions, or in a class that can be read at once. It is tried again by itself',
  severity: 'error',
});
