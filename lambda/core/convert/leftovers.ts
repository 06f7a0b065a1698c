import { cleanLine } from '../text.ts';

/** What the end of a scraped page tells about itself beyond doubt. */
const isProof = (line: string, headline: string): boolean =>
  isInvitation(line, headline) ||
  /^this site uses akismet to reduce spam\.( learn (more about )?how your comment data (is|are) processed\.?)?$/i.test(
    line,
  );

const invitation = /^be the first to comment (?:at|on|about) (.+)$/i;

const isInvitation = (line: string, headline: string): boolean => {
  const subject = invitation.exec(line)?.[1];
  return subject !== undefined && bare(subject) === bare(headline);
};

/** Words only: quotation marks and spacing differ between a headline and its repetition. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Lines of a comment form, which are leftovers only in the company of a proof. */
const companions = [
  /^(be the first to (leave a )?comment|no comments( yet)?|comments are closed)[.!]?$/i,
  /^((write|leave|add|post|submit) (a|your) (comment|reply)|cancel reply|post comment|leave a comment cancel reply)$/i,
  /^your email address will not be published\.?( required fields are marked \*?)?$/i,
  /^required fields are marked \*?$/i,
  /^(comment|name|e-?mail|website)( ?\*)?$/i,
  /^save my name, email,? and website in this browser for the next time i comment\.?$/i,
  /^notify me of (follow-up comments|new posts) by email\.?$/i,
  /^Δ$/,
];

/**
 * Takes off the comment section that a scraped WordPress page leaves at the end of its text. Only
 * whole lines at the very end go, and only if one of them proves where they come from: the
 * invitation to comment that repeats the headline, or the Akismet notice.
 * @param lines of the text below the headline
 */
export const removeLeftovers = (
  lines: readonly string[],
  headline: string,
): { readonly kept: readonly string[]; readonly removed: readonly string[] } => {
  const isLeftover = (line: string) =>
    line === '' || isProof(line, headline) || companions.some((pattern) => pattern.test(line));
  let end = lines.length;
  while (end > 0 && isLeftover(cleanLine(lines[end - 1] ?? ''))) end -= 1;
  const removed = lines
    .slice(end)
    .map(cleanLine)
    .filter((line) => line !== '');
  return removed.some((line) => isProof(line, headline))
    ? { kept: lines.slice(0, end), removed }
    : { kept: lines, removed: [] };
};
