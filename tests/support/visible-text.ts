/** Text as people see it: without the word joiners that keep its `<` from being taken for markup. */
export const visibleText = (text: string): string => text.replaceAll('<\u2060', '<');
