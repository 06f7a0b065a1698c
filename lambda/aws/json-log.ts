/** A structured log. */
export interface Log {
  info(message: string, fields: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** Writes one JSON object a line. @param write takes a line without its line end */
export const createJsonLog = (write: (line: string) => void): Log => {
  const line =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>>): void =>
      write(JSON.stringify({ level, message, ...fields }, describeErrors));
  return { info: line('INFO'), warn: line('WARN'), error: line('ERROR') };
};

/** `JSON.stringify` writes an error as `{}`. */
const describeErrors = (_: string, value: unknown): unknown =>
  value instanceof Error
    ? { name: value.name, message: value.message, stack: value.stack, cause: value.cause }
    : value;
