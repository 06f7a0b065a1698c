/**
 * What the furniture of news pages says in one language. Phrases are parted by `|` or a line's end
 * and compared as `keyOf` writes them, with `#` for a number.
 */
export interface Phrases {
  /** Whole lines that stand only on a page with an article, and tell so beyond doubt. */
  readonly proofs: string;
  /** Whole lines that open or belong to what follows an article. */
  readonly after: string;
  /** Whole lines of boxes that stand inside an article as well as below it: lists of others, sign-up forms. */
  readonly boxes: string;
  /** Whole lines that stand before, after and inside articles. */
  readonly around: string;
  /** How lines of the kind of `after` begin that go on with something of their own. */
  readonly afterStarts: string;
  /** How lines of the kind of `around` begin that go on with something of their own. */
  readonly aroundStarts: string;
  /** Words of buttons, one of which a line has that consists of them and of `words`. */
  readonly sharing: string;
  /** The same of labels above lists of other articles. */
  readonly listing: string;
  /** The same of invitations to comment. */
  readonly commenting: string;
  /** The same of lines above and below advertisements. */
  readonly advertising: string;
  /** Words that make up such lines with those. Parted by spaces, like those. */
  readonly words: string;
  /** Entries of menus, which prove nothing by themselves. */
  readonly menu: string;
}
