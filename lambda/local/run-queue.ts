/** Runs one job of the publisher after the other, as the FIFO queue does in the cloud. */
export const createRunQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    /** Ends as the job ends; one that fails holds up nobody. */
    add<T>(job: () => Promise<T>): Promise<T> {
      const done = last.then(job);
      last = done.catch(() => undefined);
      return done;
    },
    /** Ends when all that was added before has ended. */
    async settled(): Promise<void> {
      await last;
    },
  };
};
