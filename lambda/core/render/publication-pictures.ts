import { resolveReference } from '../addresses.ts';
import type { ChannelContent } from '../channel.ts';

type Context = Pick<ChannelContent, 'publication' | 'baseUrl'>;

/** Absolute; undefined where the publication has none. */
export const logoAddress = ({ publication, baseUrl }: Context): string | undefined =>
  publication.image && resolveReference(publication.image, baseUrl, `${baseUrl}/`);

/** Absolute; undefined where the publication has none. */
export const iconAddress = ({ publication, baseUrl }: Context): string | undefined =>
  publication.icon && resolveReference(publication.icon, baseUrl, `${baseUrl}/`);

const otherThanRssPicture = /\.(?!(?:gif|jpe?g|png)$)\w+$/i;

/** The logo, or else the icon, if its address looks like an image that RSS takes. */
export const rssPictureAddress = (context: Context): string | undefined =>
  [logoAddress(context), iconAddress(context)].find(
    (address) => address !== undefined && !otherThanRssPicture.test(address),
  );
