import { CoopProvider } from '../coop-provider.ts';

if (!customElements.get('coop-provider')) customElements.define('coop-provider', CoopProvider);
