import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import type { AddressInfo } from 'node:net';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The address that the example's pages are written for. */
const WRITTEN_FOR = 'http://localhost:4000';

const folder = new URL('../../../../examples/plain-html/', import.meta.url);

/**
 * Serves somebody else's website: the plain-HTML example, on an origin of its own, under a policy as
 * strict as any.
 *
 * @param coopUrl where the co-op's server is
 */
export async function startSite(
  coopUrl: string,
  port: number,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const policy = `default-src 'self'; script-src 'self' ${coopUrl}; connect-src ${coopUrl}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
  const server = createServer((request, response) => {
    const file = readSiteFile(request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.');
      return;
    }
    response.writeHead(200, {
      'content-type': file.type,
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    });
    response.end(file.text.replaceAll(WRITTEN_FOR, coopUrl));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A page's text and type. The site is one flat folder: a name that has anything but letters is none of its files. */
function readSiteFile(address: string): { text: string; type: string } | undefined {
  const [, name] = /^\/([a-z-]*\.?[a-z]*)(?:[?#]|$)/.exec(address) ?? [];
  if (name === undefined) return undefined;
  const file = name === '' ? 'index.html' : name;
  const type = types[extname(file)];
  if (!type) return undefined;
  try {
    return { text: readFileSync(new URL(file, folder), 'utf8'), type };
  } catch {
    return undefined;
  }
}
