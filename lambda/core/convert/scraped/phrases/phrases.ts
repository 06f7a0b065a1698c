/**
 * What the furniture of news pages says in one language. Phrases are parted by `|` or a line's end
 * and compared as `keyOf` writes them, with `#` for a number.
 */
export interface Phrases {
  /** Whole lines that prove that the text is a page: they stand nowhere else. */
  readonly proofs: string;
  /** Whole lines that open or belong to what follows an article. */
  readonly after: string;
  /** Whole lines of boxes that stand inside an article as well as below it: lists of others, sign-up forms. */
  readonly boxes: string;
  /** Whole lines that stand before, after and inside articles. */
  readonly around: string;
  /** Beginnings of lines of the kind `after`, before words of their own. */
  readonly afterStarts: string;
  /** Beginnings of lines of the kind `around`, before words of their own. */
  readonly aroundStarts: string;
  /** Words of buttons. A line of these and of `words`, with at least one of these, is a button. */
  readonly sharing: string;
  /** The same for labels above lists of other articles. */
  readonly listing: string;
  /** The same for invitations to comment. */
  readonly commenting: string;
  /** The same for lines above and below advertisements. */
  readonly advertising: string;
  /** The other words of such lines. Parted by spaces, like those. */
  readonly words: string;
  /** Entries of menus, which prove nothing by themselves. */
  readonly menu: string;
}
