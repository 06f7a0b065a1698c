/**
 * A flag as editors and YAML 1.1 write it: `true`, `Yes`, `on`, `y`, `1`, each with or without quotation
 * marks, and their opposites.
 * @returns undefined for anything else
 */
export const flagOf = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  const word = String(value).trim().toLowerCase();
  if (/^(?:true|yes|on|y|1)$/.test(word)) return true;
  return /^(?:false|no|off|n|0|null|none|~)$/.test(word) ? false : undefined;
};
