/** Units up to `upTo`, counted from the first of the month, cost `each` dollars. */
export interface Tier {
  readonly upTo: number;
  readonly each: number;
}

/**
 * The dollars that so many units of a month cost.
 * @param tiers ascending; the last one has no end
 * @param free of charge, before the first tier begins
 */
export const priceOf = (units: number, tiers: readonly Tier[], free = 0): number => {
  const charged = Math.max(0, units - free);
  let cost = 0;
  let from = 0;
  for (const { upTo, each } of tiers) {
    cost += Math.max(0, Math.min(charged, upTo) - from) * each;
    from = upTo;
  }
  return cost;
};

const flat = (each: number): readonly Tier[] => [{ upTo: Number.POSITIVE_INFINITY, each }];
const million = 1e6;
/** Of CloudFront's list, in GB. */
const tb = 1024;

/**
 * AWS's list prices for us-east-1 and for readers in North America and Europe, in dollars, as they were known
 * in November 2026; discounts and the credits of new accounts left out. Sources: aws.amazon.com/s3/pricing,
 * /lambda/pricing, /sqs/pricing, /eventbridge/pricing, /cloudfront/pricing (pay as you go).
 */
export const listPrices = {
  asOf: '2026-11',
  /** PUT, COPY, POST, LIST; DELETE is free. */
  s3Writes: { tiers: flat(0.005 / 1000), free: 0 },
  s3Reads: { tiers: flat(0.0004 / 1000), free: 0 },
  lambdaRequests: { tiers: flat(0.2 / million), free: million },
  /** In GB-seconds, arm64. */
  lambdaTime: {
    tiers: [
      { upTo: 7.5e9, each: 0.0000133334 },
      { upTo: 18.75e9, each: 0.0000120001 },
      { upTo: Number.POSITIVE_INFINITY, each: 0.0000106667 },
    ],
    free: 400_000,
  },
  /** FIFO. */
  sqsRequests: { tiers: flat(0.5 / million), free: million },
  /** Events that S3 sends are of those that an account asks for; schedules cost nothing. */
  events: { tiers: flat(1 / million), free: 0 },
  /** HTTPS. */
  cdnRequests: { tiers: flat(0.01 / 10_000), free: 10 * million },
  cdnFunctions: { tiers: flat(0.1 / million), free: 2 * million },
  /** In GB out to readers. What CloudFront gets from S3 is free. */
  cdnTransfer: {
    tiers: [
      { upTo: 10 * tb, each: 0.085 },
      { upTo: 50 * tb, each: 0.08 },
      { upTo: 150 * tb, each: 0.06 },
      { upTo: 500 * tb, each: 0.04 },
      { upTo: 1024 * tb, each: 0.03 },
      { upTo: 5120 * tb, each: 0.025 },
      { upTo: Number.POSITIVE_INFINITY, each: 0.02 },
    ],
    free: tb,
  },
} as const satisfies Record<string, string | { tiers: readonly Tier[]; free: number }>;
