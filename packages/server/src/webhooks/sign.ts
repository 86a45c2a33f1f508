import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret that signs what a webhook is sent, as receivers are given it: 256 bits. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * The headers of a message, signed once with each secret: {@link https://www.standardwebhooks.com}.
 *
 * @param secrets the one in force, then those that it took the place of not long ago
 */
export function signedHeaders(
  message: { id: string; sentAt: Date; body: string },
  secrets: readonly string[],
): Record<string, string> {
  const { id, body } = message;
  const seconds = Math.floor(message.sentAt.getTime() / 1000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}
