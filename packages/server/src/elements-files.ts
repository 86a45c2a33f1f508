import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { Env } from './http/env.ts';

interface File {
  bytes: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer> | undefined;
  etag: string;
  type: string;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
};

/** The folder of script-tag files, which the elements' package ships. */
export function elementsFolder(): string {
  return fileURLToPath(new URL('cdn/', import.meta.resolve('@coopkit/elements/package.json')));
}

/**
 * Serves the elements' script-tag files: `/elements/1/…` moves with each release of that major version,
 * `/elements/1.4.2/…` never changes.
 */
export function elementsFiles(app: Hono<Env>, folder: string, version: string): void {
  const files = readAll(folder);
  const major = version.split('.')[0] ?? version;
  for (const [base, caching] of [
    [`/elements/${major}/`, 'public, max-age=600, stale-while-revalidate=86400'],
    [`/elements/${version}/`, 'public, max-age=31536000, immutable'],
  ] as const) {
    app.get(`${base}*`, (c) => {
      const name = c.req.path.slice(base.length);
      const file = files.get(name);
      if (!file) return c.notFound();
      // Chunks carry the hash of what they hold in their names.
      c.header(
        'Cache-Control',
        /-[A-Za-z0-9_-]{8}\.js$/.test(name) ? 'public, max-age=31536000, immutable' : caching,
      );
      c.header('ETag', file.etag);
      c.header('Vary', 'Accept-Encoding');
      c.header('Content-Type', file.type);
      // Any site may load them, also with an integrity attribute.
      c.header('Access-Control-Allow-Origin', '*');
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      c.header('X-Content-Type-Options', 'nosniff');
      if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
      if (file.brotli && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')) {
        c.header('Content-Encoding', 'br');
        return c.body(file.brotli);
      }
      return c.body(file.bytes);
    });
  }
}

function readAll(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    const type = types[/\.\w+$/.exec(entry)?.[0] ?? ''];
    if (!type || !statSync(path).isFile()) continue;
    const bytes = new Uint8Array(readFileSync(path));
    const brotli = existsSync(`${path}.br`) ? new Uint8Array(readFileSync(`${path}.br`)) : undefined;
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(relative(folder, path).split(sep).join('/'), { bytes, brotli, etag, type });
  }
  return files;
}
