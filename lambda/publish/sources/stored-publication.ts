import { decodeText } from '../../core/convert/decode/decode.ts';
import type { Problem } from '../../core/problem.ts';
import { parsePublication } from '../../core/publication.ts';
import type { StoredObject } from '../ports.ts';

/** @param object publication.yaml, if there is one, or why it cannot be read @param file what problems call it */
export const parseStoredPublication = (
  object: StoredObject | Problem | undefined,
  file: string,
): ReturnType<typeof parsePublication> => {
  if (object === undefined) return parsePublication(undefined, file);
  if ('fault' in object) return { problems: [object] };
  const decoded = decodeText(object.body);
  if ('text' in decoded) return parsePublication(decoded.text, file);
  const remedy = 'Save it as UTF-8 text';
  return { problems: [{ file, fault: decoded.fault, remedy, severity: 'error' }] };
};
