import type { PublishReport } from '../publish/report.ts';

/** Runs one job of the publisher after the other, as the FIFO queue does in the cloud. */
export const createRunQueue = (
  onReport: (report: PublishReport) => void,
  onError: (error: unknown) => void,
) => {
  let last: Promise<void> = Promise.resolve();
  return {
    add(job: () => Promise<PublishReport>): void {
      last = last.then(() => job().then(onReport)).catch(onError);
    },
    /** Ends when all that was added before has ended. */
    async settled(): Promise<void> {
      await last;
    },
  };
};
