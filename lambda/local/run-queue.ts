/** Runs jobs of the publisher one after the other, as the FIFO queue does in the cloud. */
export const createRunQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    /** Settles as the job does. A job that fails does not stop the next. */
    add<T>(job: () => Promise<T>): Promise<T> {
      const done = last.then(job);
      last = done.catch(() => undefined);
      return done;
    },
    /** Resolves when all jobs that were added before have ended. */
    async settled(): Promise<void> {
      await last;
    },
  };
};
