import { CoopVotes } from '../coop-votes.ts';

if (!customElements.get('coop-votes')) customElements.define('coop-votes', CoopVotes);
