/** What the front matter says to the conversion of a body. */
interface BodyOptions {
  /** From the front matter. */
  readonly title?: string | undefined;
  /** Whether to remove what a scraped page leaves in its text. */
  readonly clean: boolean;
}

export interface ConvertedBody {
  /** Missing when neither the front matter nor the text has one. */
  readonly title?: string;
  /** Names, where the text has a clear byline. */
  readonly authors?: readonly string[];
  /** A day that stands beside the headline, `2026-09-30`, perhaps still to come. */
  readonly date?: string;
  /** Not yet safe. */
  readonly html: string;
  /** Lines taken out as leftovers of a scraped page. */
  readonly removed: readonly string[];
}

/** Turns the text of one kind of file, less its front matter, into a headline and HTML. */
export type ConvertBody = (text: string, options: BodyOptions) => ConvertedBody;
