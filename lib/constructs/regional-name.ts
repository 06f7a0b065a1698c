import { Names, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** In characters. */
const longestRegion = 16;

/**
 * A name for what CloudFront keeps once an account, not once a region: it differs from that of the
 * same construct in another stack and in another region.
 * @param maxLength in characters
 */
export const regionalName = (scope: Construct, maxLength: number): string => {
  const unique = Names.uniqueResourceName(scope, { maxLength: maxLength - longestRegion - 1 });
  return `${unique}-${Stack.of(scope).region}`;
};
