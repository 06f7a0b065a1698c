/*
 * A CloudFront function (JavaScript runtime 2.0) on responses to readers. CloudFront compresses neither
 * of these media types, so the documents are stored under others, which it does compress.
 */
function mediaTypeOf(uri) {
  if (uri.endsWith('/atom.xml')) return 'application/atom+xml; charset=utf-8';
  if (uri.endsWith('/feed.json')) return 'application/feed+json; charset=utf-8';
  return undefined;
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name.
function handler(event) {
  const response = event.response;
  const mediaType = mediaTypeOf(event.request.uri);
  // An error is about another document, and "not modified" about none.
  if (mediaType && response.statusCode < 300) {
    response.headers['content-type'] = { value: mediaType };
  }
  return response;
}
