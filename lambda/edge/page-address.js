/*
 * A CloudFront function (JavaScript runtime 2.0) on requests of readers: a page that has others below it is
 * kept under index.html, and its address ends in a slash. A redirect keeps the query, as it came: readers and
 * publishers put words into it that tell where a visit comes from.
 */
const needsSlash = /^\/(?:subscribe|(?:sections|tags|authors|channels)\/[^/]+)$/;

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name.
function handler(event) {
  const request = event.request;
  if (needsSlash.test(request.uri)) {
    const query = request.rawQueryString();
    const value = query ? `${request.uri}/?${query}` : `${request.uri}/`;
    return { statusCode: 301, headers: { location: { value } } };
  }
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}
