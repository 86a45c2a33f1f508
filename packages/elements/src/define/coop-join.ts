import { CoopJoin } from '../coop-join.ts';

if (!customElements.get('coop-join')) customElements.define('coop-join', CoopJoin);
