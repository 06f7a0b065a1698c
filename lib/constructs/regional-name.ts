import { Names, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** In characters. */
const longestRegion = 16;

/**
 * A name for a CloudFront resource, which must be unique in the account, not only in a region. It differs
 * from the name of the same construct in another stack or region.
 * @param maxLength in characters
 */
export const regionalName = (scope: Construct, maxLength: number): string => {
  const unique = Names.uniqueResourceName(scope, { maxLength: maxLength - longestRegion - 1 });
  return `${unique}-${Stack.of(scope).region}`;
};
