/** The result of `npm audit --json`. */
export interface AuditResult {
  /** 0 if there is nothing to fix, or the registry did not answer. */
  readonly exitCode: 0 | 1;
  /** For people, one sentence first. */
  readonly text: string;
}

const severities = ['critical', 'high', 'moderate', 'low', 'info'] as const;
const grave: readonly string[] = ['critical', 'high'];

/**
 * Reads the result. A registry that does not answer does not block a change, but the text says so, because
 * there may be vulnerabilities.
 * @param output of `npm audit --json`
 */
export const readAudit = (output: string): AuditResult => {
  const audit = parse(output);
  const counts = audit?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const cause = audit?.message ?? audit?.error?.summary ?? output.trim().slice(0, 500);
    return {
      exitCode: 0,
      text: `WARNING: no audit was made, so nothing is known of vulnerabilities: ${cause || 'npm said nothing'}`,
    };
  }
  const found = severities.filter((severity) => (counts[severity] ?? 0) > 0);
  if (found.length === 0) return { exitCode: 0, text: 'No known vulnerabilities in what ships' };
  const names = Object.values(audit?.vulnerabilities ?? {}).map(
    ({ name, severity, via }) =>
      `${severity}: ${name}: ${via.map((cause) => (typeof cause === 'string' ? `by ${cause}` : `${cause.title}, ${cause.url}`)).join('; ')}`,
  );
  const summary = found.map((severity) => `${counts[severity]} ${severity}`).join(', ');
  return {
    exitCode: found.some((severity) => grave.includes(severity)) ? 1 : 0,
    text: [`Known vulnerabilities in what ships: ${summary}`, ...names.sort()].join('\n'),
  };
};

interface Audit {
  readonly message?: string;
  readonly error?: { readonly summary?: string };
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly severity: string;
        /** Its own faults, and the names of packages of its own with faults. */
        readonly via: readonly (string | { readonly title: string; readonly url: string })[];
      }
    >
  >;
}

const parse = (output: string): Audit | undefined => {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
};
