import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The address that the example's pages are written for. */
const WRITTEN_FOR = 'http://localhost:4000';

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
  const folder = fileURLToPath(new URL('../../../../examples/plain-html', import.meta.url));
  const policy = `default-src 'self'; script-src 'self' ${coopUrl}; connect-src ${coopUrl}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
  const server = createServer((request, response) => {
    const path = normalize(decodeURI(new URL(request.url ?? '/', 'http://site').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const type = types[extname(file)];
    if (!file.startsWith(folder) || !type || !existsSync(file)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.');
      return;
    }
    response.writeHead(200, {
      'content-type': type,
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    });
    response.end(readFileSync(file, 'utf8').replaceAll(WRITTEN_FOR, coopUrl));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
