/**
 * What a run may never need is loaded when it does, and asked for once: an `import()` of what is loaded
 * already takes 20 µs, and a loader of TypeScript lets other work go first each time.
 */
export const loadOnce = <Module>(load: () => Promise<Module>): (() => Promise<Module>) => {
  let loading: Promise<Module> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
};
