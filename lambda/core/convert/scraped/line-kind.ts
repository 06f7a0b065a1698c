/**
 * What a line is, judged by itself.
 * - `proof` belongs to the page around an article beyond doubt.
 * - `after` opens or belongs to what follows an article.
 * - `box` opens a list of other articles, or a form to sign up.
 * - `around` is an advertisement, a button or a notice; these stand anywhere.
 * - `script` is code of the page.
 * - `credit` names the maker of a picture.
 * - `meta` says who wrote the article, and when.
 * - `menu` is an entry of a menu.
 * - `wordless` has only numbers and marks: of tables and steps, of page numbers and counters.
 * - `prose` is a paragraph.
 * - `short` is everything else.
 */
export type Kind =
  | 'proof'
  | 'after'
  | 'box'
  | 'around'
  | 'script'
  | 'credit'
  | 'meta'
  | 'menu'
  | 'wordless'
  | 'prose'
  | 'short';
