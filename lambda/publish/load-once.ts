/**
 * What a run may never need is loaded when it does, and then at once: an `import()` of what is loaded
 * already still lets others go first, so that requests which could be under way together are not.
 */
export const loadOnce = <Module>(load: () => Promise<Module>): (() => Promise<Module>) => {
  let loading: Promise<Module> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
};
