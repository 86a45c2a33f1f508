import { CoopSignIn } from '../coop-sign-in.ts';

if (!customElements.get('coop-sign-in')) customElements.define('coop-sign-in', CoopSignIn);
