import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { LogLevel } from './log.ts';
import type { DatabaseAddress } from './store/engine.ts';

/** All that can be set, from the environment. */
export interface Config {
  /** Where to listen. */
  host: string;
  port: number;
  /** The address that members and pages know. */
  publicUrl: URL;
  database: DatabaseAddress;
  /** Keys the hashes of codes and networks. */
  secret: string;
  /** Absent, mails are kept in an outbox that this machine alone can read. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Whether to believe `X-Forwarded-For`. */
  trustProxy: boolean;
  /** Multiplies every rate limit. */
  rateLimitScale: number;
  logLevel: LogLevel;
  /** Where Stripe’s API is, where not at Stripe: for tests. */
  stripeApi: string | undefined;
}

/** A setting that cannot be used; the message says what to set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;
}

/**
 * Reads and checks the settings.
 *
 * @throws {ConfigError} naming the setting and what it should be.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const port = whole(env, 'PORT', 4000, 0, 65_535);
  const publicUrl = webAddress(env, 'PUBLIC_URL', `http://localhost:${port}`);
  const dataDir = resolve(env.DATA_DIR ?? 'data');
  const smtpUrl = env.SMTP_URL;
  if (smtpUrl !== undefined && !/^smtps?:\/\/./.test(smtpUrl)) {
    throw new ConfigError(
      `SMTP_URL is "${hidePassword(smtpUrl)}": set it to smtp://user:password@host:port or smtps://…`,
    );
  }
  if (smtpUrl === undefined && !isLoopback(publicUrl.hostname)) {
    throw new ConfigError(
      `PUBLIC_URL is ${publicUrl.origin}, but SMTP_URL is not set: members could not get their codes. Set SMTP_URL=smtp://user:password@host:port.`,
    );
  }
  const logLevel = env.LOG_LEVEL ?? 'info';
  if (!['error', 'warn', 'info', 'silent'].includes(logLevel)) {
    throw new ConfigError(`LOG_LEVEL is "${logLevel}": set it to error, warn, info or silent.`);
  }
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    publicUrl,
    database: databaseAddress(env.DATABASE_URL, dataDir),
    secret:
      env.COOPKIT_SECRET === undefined
        ? keptSecret(env.DATABASE_URL, dataDir)
        : longEnough(env.COOPKIT_SECRET),
    smtpUrl,
    mailFrom: env.MAIL_FROM ?? `no-reply@${publicUrl.hostname}`,
    trustProxy: env.TRUST_PROXY === '1',
    rateLimitScale: whole(env, 'RATE_LIMIT_SCALE', 1, 1, 1_000_000),
    logLevel: logLevel as LogLevel,
    stripeApi: env.STRIPE_API === undefined ? undefined : webAddress(env, 'STRIPE_API', '').origin,
  };
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^(?:127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname)
  );
}

function whole(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new ConfigError(`${name} is "${text}": set it to a whole number from ${min} to ${max}.`);
}

function webAddress(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: string): URL {
  const text = env[name] ?? otherwise;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url;
  throw new ConfigError(
    `${name} is "${text}": set it to an address without a path, such as https://coop.example.`,
  );
}

function databaseAddress(url: string | undefined, dataDir: string): DatabaseAddress {
  if (url === undefined) return { sqlite: join(dataDir, 'coopkit.sqlite') };
  if (/^postgres(?:ql)?:\/\//.test(url)) return { postgres: url };
  throw new ConfigError(
    `DATABASE_URL is "${hidePassword(url)}": set it to postgres://user:password@host/database, or leave it out for the embedded SQLite in DATA_DIR.`,
  );
}

function longEnough(secret: string): string {
  if (secret.length >= 32) return secret;
  throw new ConfigError(
    'COOPKIT_SECRET is too short: set it to 32 or more random characters (openssl rand -base64 32).',
  );
}

/** Beside the embedded database the secret is made once and kept in a file that only its owner can read. */
function keptSecret(databaseUrl: string | undefined, dataDir: string): string {
  if (databaseUrl !== undefined) {
    throw new ConfigError(
      'COOPKIT_SECRET is not set: with DATABASE_URL every server must share one. Set it to 32 or more random characters (openssl rand -base64 32).',
    );
  }
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (existsSync(file)) return longEnough(readFileSync(file, 'utf8'));
  try {
    // Written whole before it has its name: of two programs that start together none reads half of it.
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, randomBytes(32).toString('base64'), { mode: 0o600 });
    try {
      linkSync(whole, file);
    } finally {
      rmSync(whole);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return longEnough(readFileSync(file, 'utf8'));
}

function hidePassword(url: string): string {
  return url.replace(/:\/\/[^@/]*@/, '://…@');
}
