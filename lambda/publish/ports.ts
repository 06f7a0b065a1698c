/** An object as it is stored. */
export interface StoredObject {
  readonly body: Uint8Array;
  /**
   * Opaque, with its double quotes, as in HTTP (RFC 9110 section 8.8.3). Equal bytes have equal ETags,
   * except in S3's multipart uploads.
   */
  readonly etag: string;
  readonly lastModified: Date;
  readonly contentType?: string;
  readonly cacheControl?: string;
}

/** The beginning of an object. */
interface ObjectStart {
  readonly start: Uint8Array;
  /** Of the whole object, in bytes. */
  readonly size: number;
  readonly lastModified: Date;
}

/** A line of a listing. */
export interface ListedObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  readonly lastModified: Date;
  /** A store that keeps no ETags reads the whole object. Empty when the object is gone by then. */
  etag(): Promise<string>;
}

export interface ListOptions {
  readonly prefix?: string;
  /** Lists only keys behind this one, which need not exist. */
  readonly startAfter?: string;
  /** How many keys at most. Without it: all. */
  readonly limit?: number;
}

export interface ObjectHeaders {
  readonly contentType?: string;
  readonly cacheControl?: string;
}

/**
 * A bucket. Keys are slash-separated. Reads see every write that ended before them. Every method
 * throws a `StorageError` when the store itself fails. A missing object is not a failure.
 */
export interface Store {
  /**
   * @param maxBytes a larger object is not read
   * @throws ObjectTooLargeError when the object has more than `maxBytes`
   */
  get(key: string, maxBytes?: number): Promise<StoredObject | undefined>;
  /** Reads no more than the first `length` bytes. */
  getStart(key: string, length: number): Promise<ObjectStart | undefined>;
  put(key: string, body: string | Uint8Array, headers?: ObjectHeaders): Promise<void>;
  /** Deleting a missing object is not an error. */
  delete(key: string): Promise<void>;
  /** In ascending order of the keys' UTF-8 bytes, and always complete up to `limit`. */
  list(options?: ListOptions): AsyncIterable<ListedObject>;
}

/**
 * Copies an object of the content bucket to the same key of the site bucket. A store that can copy does
 * so without reading it.
 * @returns false when there is no such object
 * @throws ObjectTooLargeError when it has more bytes than the store can copy
 */
export type CopyMedia = (key: string, headers: ObjectHeaders) => Promise<boolean>;

/** All that the publisher needs of the world. */
export interface Ports {
  readonly content: Store;
  readonly state: Store;
  readonly site: Store;
  readonly copyMedia: CopyMedia;
  /**
   * Whether an object of the site is the publisher's own, which it may delete. Left out where the site
   * holds nothing else.
   */
  readonly isOurs?: (key: string) => Promise<boolean>;
}
