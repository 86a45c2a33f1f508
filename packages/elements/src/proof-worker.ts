import type { Challenge } from '@coopkit/contract';
import { solve } from '@coopkit/sdk/proof';

/* The proof of work off the page's thread: takes a challenge, answers with its proof. */
self.addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  void solve(data).then((proof) => self.postMessage(proof));
});
