import type { ChannelContent } from '../../lambda/core/channel.ts';
import { renderAtom } from '../../lambda/core/render/atom.ts';
import { renderRss } from '../../lambda/core/render/rss.ts';
import { xmlText } from '../../lambda/core/render/xml-document.ts';

export const rssText = (content: ChannelContent): string => xmlText(renderRss(content));

export const atomText = (content: ChannelContent): string => xmlText(renderAtom(content));
