import { CoopVote } from '../coop-vote.ts';

if (!customElements.get('coop-vote')) customElements.define('coop-vote', CoopVote);
