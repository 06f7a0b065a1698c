import { vi } from 'vitest';

/** What the SDK looks for in the environment, until `vi.unstubAllEnvs()`; an emulator takes any of it. */
export const stubAwsEnvironment = (): void => {
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
};
