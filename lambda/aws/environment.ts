import { environmentNames } from '../contract.ts';
import { normaliseBaseUrl } from '../core/addresses.ts';

/** The settings that the deployment gives to the function. */
export interface Environment {
  readonly contentBucket: string;
  readonly stateBucket: string;
  readonly siteBucket: string;
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** The queue that the messages come from. Without it, long work continues only with the next tick. */
  readonly publishQueueUrl?: string;
}

/** @throws Error that names every variable that is missing or wrong */
export const readEnvironment = (
  variables: Readonly<Record<string, string | undefined>>,
): Environment => {
  const faults: string[] = [];
  const read = (name: string): string => {
    const value = variables[name]?.trim() ?? '';
    if (value === '') faults.push(`${name} is not set`);
    return value;
  };
  const environment = {
    contentBucket: read(environmentNames.contentBucket),
    stateBucket: read(environmentNames.stateBucket),
    siteBucket: read(environmentNames.siteBucket),
    baseUrl: read(environmentNames.baseUrl),
  };
  if (environment.baseUrl !== '' && !isBaseUrl(environment.baseUrl)) {
    faults.push(
      `${environmentNames.baseUrl} "${environment.baseUrl}" is not an absolute http(s) address without query and fragment`,
    );
  }
  if (faults.length > 0)
    throw new Error(`The function's environment is wrong: ${faults.join('; ')}`);
  const publishQueueUrl = variables[environmentNames.publishQueueUrl];
  return {
    ...environment,
    baseUrl: normaliseBaseUrl(environment.baseUrl),
    ...(publishQueueUrl ? { publishQueueUrl } : {}),
  };
};

const isBaseUrl = (text: string): boolean =>
  /^https?:\/\/[^?#]+$/i.test(text) && URL.canParse(text);
