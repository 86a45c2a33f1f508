import type { AccountPlan, PlanId } from './account-plan.ts';
import { deSkr03, deSkr04 } from './plan-de.ts';
import { frPcg } from './plan-fr.ts';
import { generic, genericFr } from './plan-generic.ts';

/** Every plan by its id. What is marked `toConfirm` the co-op's accountant should look at first: docs/ledger.md says why. */
export const accountPlans: Readonly<Record<PlanId, AccountPlan>> = {
  'fr-pcg': frPcg,
  'de-skr03': deSkr03,
  'de-skr04': deSkr04,
  generic,
  'generic-fr': genericFr,
};
