import { vi } from 'vitest';

/** Sets the environment of the SDK until `vi.unstubAllEnvs()`. An emulator accepts any values. */
export const stubAwsEnvironment = (): void => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
};
