/** Text as people see it, without the word joiners after `<`. */
export const visibleText = (text: string): string => text.replaceAll('<\u2060', '<');
