/** Everything that RFC 3986 has no place for behind the authority, and a per cent sign that encodes nothing. */
const unfit = /[^\w!#$%&'()*+,\-./:;=?@~]|%(?![\dA-Fa-f]{2})|#(?<=#.*#)/gu;

/**
 * An absolute http(s) address as RFC 3986 spells it. A URL parser leaves `[`, `|`, `%zz` and others as
 * they are, which strict readers refuse; it still reads the result as the same address.
 */
export const strictUri = (address: string): string => {
  const [authority = ''] = /^[a-z]+:\/\/[^/?#]*/i.exec(address) ?? [];
  return authority + address.slice(authority.length).replace(unfit, encodeURIComponent);
};

/** Whether it may be the name of a host. A URL parser lets through `{{host}}` and others that are none. */
export const isHostName = (text: string): boolean => /^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(text);
