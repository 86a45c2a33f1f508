import { CoopResult } from '../coop-result.ts';

if (!customElements.get('coop-result')) customElements.define('coop-result', CoopResult);
