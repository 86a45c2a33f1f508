import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';

// All that is asked of the client, with what stands in for ky in a browser.
const standIn = new URL('../src/small-ky.ts', import.meta.url).href;
let resolved = 0;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'ky') return next(specifier, context);
    resolved++;
    return { url: standIn, format: 'module-typescript', shortCircuit: true };
  },
});

await import('./sdk.test.ts');
await import('./votes.test.ts');

describe('what stands in for ky', () => {
  it('is what the client used', () => assert.ok(resolved > 0));
});
