/**
 * A `fetch` that tells how much of its body has gone, from 0 to 1, which the browser's own cannot. It aborts by the
 * signal, and fails with a `TypeError` where there is no connection, as that does.
 */
export function uploadFetch(onProgress: (share: number) => void): typeof globalThis.fetch {
  return (input, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, String(input));
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
      request.responseType = 'blob';
      request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
      request.onload = () => resolve(responseOf(request));
      request.onerror = () => reject(new TypeError('No connection'));
      request.onabort = () => reject(signal?.reason);
      signal?.addEventListener('abort', () => request.abort());
      request.send(body instanceof FormData ? body : null);
    });
}

function responseOf(request: XMLHttpRequest): Response {
  const content: unknown = request.response;
  const type = request.getResponseHeader('content-type');
  return new Response(content instanceof Blob ? content : null, {
    status: request.status,
    statusText: request.statusText,
    ...(type === null ? {} : { headers: { 'content-type': type } }),
  });
}
