import { CoopShares } from '../coop-shares.ts';

if (!customElements.get('coop-shares')) customElements.define('coop-shares', CoopShares);
