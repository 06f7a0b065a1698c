import type { ChannelContent } from '../../lambda/core/channel.ts';
import { renderAtom } from '../../lambda/core/render/feeds/atom.ts';
import { renderRss } from '../../lambda/core/render/feeds/rss.ts';
import { xmlText } from '../../lambda/core/render/feeds/xml-document.ts';

export const rssText = (content: ChannelContent): string => xmlText(renderRss(content));

export const atomText = (content: ChannelContent): string => xmlText(renderAtom(content));
