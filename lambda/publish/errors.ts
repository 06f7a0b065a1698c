/** The store could not do what it was asked. Another try may help. */
export class StorageError extends Error {
  override name = 'StorageError';
  readonly operation: string;
  readonly key: string;

  constructor(operation: string, key: string, options: { cause: unknown }) {
    super(`${operation} of "${key}" failed: ${reasonOf(options.cause)}`, options);
    this.operation = operation;
    this.key = key;
  }
}

/** The store does not hand out this object. Another try helps once somebody has allowed it. */
export class UnreadableObjectError extends StorageError {
  constructor(operation: string, key: string, options: { cause: unknown }) {
    super(operation, key, options);
    this.name = 'UnreadableObjectError';
  }
}

/** The object has more bytes than the reader takes. Another try does not help. */
export class ObjectTooLargeError extends Error {
  override readonly name = 'ObjectTooLargeError';
  readonly key: string;
  /** In bytes, as `maxBytes`. */
  readonly size: number;
  readonly maxBytes: number;

  constructor(key: string, size: number, maxBytes: number) {
    super(`"${key}" has ${size} bytes; at most ${maxBytes} are read`);
    this.key = key;
    this.size = size;
    this.maxBytes = maxBytes;
  }
}

/**
 * Newer code has written the state, and this code would misread it. It stops before it writes anything.
 * Another try helps once newer code runs.
 */
export class StateLayoutError extends StorageError {
  /** @param found the layout of the state @param known the newest layout that this code knows */
  constructor(key: string, found: number, known: number) {
    const cause = new RangeError(`layout ${found} is newer than ${known}`);
    super('get', key, { cause });
    this.name = 'StateLayoutError';
    this.message =
      `"${key}" of the state has layout ${found}; this version of Newsstand knows layouts up to ${known}. ` +
      'Nothing was written. Deploy the newer version again, or empty the state and rebuild';
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
