/** A bank wants a file of direct debits this many days before the day it collects. */
export const LEAD_DAYS = 2;
