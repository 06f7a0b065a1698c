/*
 * A CloudFront function (JavaScript runtime 2.0) on responses to readers.
 *
 * CloudFront compresses neither the media type of Atom nor that of JSON Feed, so these documents are
 * stored under others, which it does compress. And a browser that somebody opens a feed in shows XML with
 * its style sheet, but RSS and Atom as their source.
 */
function mediaTypeOf(uri) {
  if (uri.endsWith('/rss.xml')) return 'application/rss+xml; charset=utf-8';
  if (uri.endsWith('/atom.xml')) return 'application/atom+xml; charset=utf-8';
  if (uri.endsWith('/feed.json')) return 'application/feed+json; charset=utf-8';
  return undefined;
}

function isToBeShown(request) {
  const destination = request.headers['sec-fetch-dest'];
  return request.uri.endsWith('.xml') && destination && destination.value === 'document';
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name.
function handler(event) {
  const request = event.request;
  const response = event.response;
  const mediaType = mediaTypeOf(request.uri);
  // An error is about another document, and "not modified" about none.
  if (mediaType && response.statusCode < 300) {
    const shown = isToBeShown(request) ? 'application/xml; charset=utf-8' : mediaType;
    response.headers['content-type'] = { value: shown };
  }
  return response;
}
