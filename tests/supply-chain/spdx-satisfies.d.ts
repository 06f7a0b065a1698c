/** The package comes without types. */
declare module 'spdx-satisfies' {
  /**
   * @returns whether the licences of the list alone meet the expression
   * @throws Error if it is not an SPDX expression
   */
  export default function satisfies(expression: string, allowed: readonly string[]): boolean;
}
